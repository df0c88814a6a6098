package io.candor.alert.notify.email;

import io.candor.alert.egress.TargetGuard;
import io.candor.alert.receiver.Channel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// A connection to a mail server, at a judged address. It is cut after the longest time for one
/// mail, whatever the server is at: one that answers a byte a minute must not hold a relay.
final class MailConnection implements AutoCloseable {
  private final Socket plain;
  private final Socket socket;
  private final Thread watch;
  private volatile boolean cut;

  private MailConnection(Socket plain, Socket socket, Duration maxTime) {
    this.plain = plain;
    this.socket = socket;
    this.watch = Thread.ofVirtual().name("mail-watch").start(() -> cutAfter(maxTime));
  }

  /// Connects, and secures the connection if it is so from the first byte.
  ///
  /// @throws javax.net.ssl.SSLException when the certificate does not prove the host's name
  static MailConnection open(
      TargetGuard guard, Channel.Email channel, SSLSocketFactory tls, Duration maxTime)
      throws IOException {
    InetAddress address = guard.mailAddress(channel.host(), channel.port());
    int millis = Math.toIntExact(maxTime.toMillis());
    Socket plain = new Socket(Proxy.NO_PROXY);
    try {
      plain.connect(new InetSocketAddress(address, channel.port()), millis);
      plain.setSoTimeout(millis);
      return new MailConnection(
          plain,
          channel.tls() == Channel.Email.Tls.IMPLICIT ? secured(plain, channel, tls) : plain,
          maxTime);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  /// What mail goes through.
  Socket socket() {
    return socket;
  }

  /// Whether it was cut because the time was over.
  boolean wasCut() {
    return cut;
  }

  @Override
  public void close() throws IOException {
    watch.interrupt();
    socket.close();
  }

  private static SSLSocket secured(Socket plain, Channel.Email channel, SSLSocketFactory tls)
      throws IOException {
    SSLSocket secured = (SSLSocket) tls.createSocket(plain, channel.host(), channel.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS"); // The rules of RFC 2818 for names.
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private void cutAfter(Duration maxTime) {
    try {
      // A thread of its own that waits for the end of the time; a close ends it.
      Thread.sleep(maxTime);
      cut = true;
      plain.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Closed in time.
    } catch (IOException e) {
      return; // It is closed all the same.
    }
  }
}
