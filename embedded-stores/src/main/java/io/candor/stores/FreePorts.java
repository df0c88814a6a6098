package io.candor.stores;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Ports on the loopback address for servers that must be told theirs before they start.
public final class FreePorts {
  // Below the ports that operating systems give to outgoing connections (32768 and above on Linux,
  // 49152 and above elsewhere): one of those could be gone before the server has it.
  private static final int FIRST = 10_000;
  private static final int END = 32_768;
  private static final int TRIES = 1_000;

  private FreePorts() {}

  /// Different ports that nobody listens on, by chance, so that processes that choose at the same
  /// time choose others.
  ///
  /// @throws StoreException when there are not so many
  public static List<Integer> choose(int count) {
    Set<Integer> ports = new LinkedHashSet<>();
    for (int tries = 0; ports.size() < count; tries++) {
      if (tries == TRIES) {
        throw new StoreException("of the ports 10000 to 32767 fewer than " + count + " are free");
      }
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (isFree(port)) {
        ports.add(port);
      }
    }
    return List.copyOf(ports);
  }

  /// Whether a server could listen on a port of the loopback address now.
  public static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      // A port of a server that has just stopped is free for a server, though not yet for
      // everybody.
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
