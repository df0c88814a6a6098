package io.candor.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Ports that were free a moment ago.
final class Ports {

  private Ports() {}

  /// `count` different free ports; all are held until the last is found, so that none is given
  /// twice.
  static List<Integer> free(int count) {
    var sockets = new ArrayList<ServerSocket>();
    try {
      var ports = new ArrayList<Integer>();
      for (var i = 0; i < count; i++) {
        var socket = new ServerSocket(0);
        sockets.add(socket);
        ports.add(socket.getLocalPort());
      }
      return ports;
    } catch (IOException e) {
      throw new UncheckedIOException("No free port", e);
    } finally {
      for (var socket : sockets) {
        try {
          socket.close();
        } catch (IOException e) {
          throw new UncheckedIOException("Cannot give a port back", e);
        }
      }
    }
  }
}
