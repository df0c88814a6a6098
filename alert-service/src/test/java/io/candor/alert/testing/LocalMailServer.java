package io.candor.alert.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/// A real SMTP server on the loopback address that answers as it is told, also badly: what a proper
/// one cannot be made to do.
public final class LocalMailServer implements AutoCloseable {
  /// Instead of a reply: none, for ever.
  public static final String HANG = "hang";

  /// Instead of a reply: the connection is reset.
  public static final String RESET = "reset";

  private final ServerSocket server;
  private final @Nullable SSLContext tls;
  private final boolean implicit;
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private final List<String> mails = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private LocalMailServer(ServerSocket server, @Nullable SSLContext tls, boolean implicit) {
    this.server = server;
    this.tls = tls;
    this.implicit = implicit;
  }

  /// Starts one on a free port.
  ///
  /// @param tls what it secures connections by; absent for a server that cannot
  /// @param implicit whether they are secured from the first byte
  public static LocalMailServer start(@Nullable SSLContext tls, boolean implicit) {
    try {
      LocalMailServer mail =
          new LocalMailServer(
              new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), tls, implicit);
      Thread.ofVirtual().name("local-mail").start(mail::accept);
      return mail;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it replies to a command (`EHLO`, `MAIL`, `RCPT`, `DATA`, or `.` for the end of a mail)
  /// from now on, or one of the constants.
  public LocalMailServer reply(String command, String reply) {
    replies.put(command, reply);
    return this;
  }

  /// The port it listens on.
  public int port() {
    return server.getLocalPort();
  }

  /// The mails that it took, as they came.
  public List<String> mails() {
    return List.copyOf(mails);
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  private void serve(Socket plain) {
    try (plain) {
      Socket socket = implicit ? secured(plain) : plain;
      BufferedReader in = reader(socket);
      write(socket, "220 localhost ESMTP");
      String line = in.readLine();
      while (line != null) {
        String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        String usual = usual(command);
        if (command.equals("STARTTLS") && tls != null) {
          write(socket, "220 go ahead");
          socket = secured(plain);
          in = reader(socket);
        } else if (!answer(socket, replies.getOrDefault(command, usual))) {
          return;
        } else if (command.equals("DATA") && !replies.containsKey("DATA")) {
          String mail = data(in);
          String reply = replies.getOrDefault(".", "250 taken");
          if (reply.startsWith("2")) {
            mails.add(mail);
          }
          if (!answer(socket, reply)) {
            return;
          }
        }
        line = in.readLine();
      }
    } catch (IOException e) {
      return; // The caller went away, which is its right.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String usual(String command) {
    return switch (command) {
      case "EHLO" -> tls != null && !implicit ? "250-localhost\r\n250 STARTTLS" : "250 localhost";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  private boolean answer(Socket socket, String reply) throws IOException, InterruptedException {
    if (reply.equals(HANG)) {
      closed.await();
      return false;
    }
    if (reply.equals(RESET)) {
      socket.setSoLinger(true, 0);
      return false;
    }
    write(socket, reply);
    return true;
  }

  private static String data(BufferedReader in) throws IOException {
    StringBuilder mail = new StringBuilder();
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new IOException("the mail was cut");
      }
      mail.append(line).append("\r\n");
    }
    return mail.toString();
  }

  private Socket secured(Socket plain) throws IOException {
    if (tls == null) {
      throw new IOException("a server that cannot");
    }
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), false);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  private static BufferedReader reader(Socket socket) throws IOException {
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
  }

  private static void write(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }
}
