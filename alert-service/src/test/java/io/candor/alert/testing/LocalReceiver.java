package io.candor.alert.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A real HTTP server on the loopback address that answers as it is told, also badly. Without a
/// script it answers 200.
public final class LocalReceiver implements AutoCloseable {
  private final ServerSocket server;
  private final ConcurrentLinkedQueue<Behaviour> script = new ConcurrentLinkedQueue<>();
  private final BlockingQueue<Received> arrivals = new LinkedBlockingQueue<>();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Behaviour otherwise = Behaviour.status(200);

  /// One request.
  ///
  /// @param headers by lower-case name
  public record Received(String path, Map<String, String> headers, String body, long nanoTime) {
    /// The value of a header.
    public String header(String name) {
      return Optional.ofNullable(headers.get(name)).orElseThrow();
    }
  }

  /// What to do with a request once it is read.
  @FunctionalInterface
  public interface Behaviour {
    void answer(Socket socket, CountDownLatch closed) throws IOException, InterruptedException;

    /// Answers with a status and headers, `Name: value` each.
    static Behaviour status(int status, String... headers) {
      return (socket, closed) -> {
        StringBuilder response = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
        for (String header : headers) {
          response.append(header).append("\r\n");
        }
        response.append("Content-Length: 0\r\nConnection: close\r\n\r\n");
        socket.getOutputStream().write(response.toString().getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
      };
    }

    /// Answers with a status and a body of JSON.
    static Behaviour json(int status, String json) {
      return (socket, closed) -> {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        var out = socket.getOutputStream();
        out.write(
            ("HTTP/1.1 "
                    + status
                    + " Status\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length
                    + "\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
      };
    }

    /// Answers 200 with a body of this size.
    static Behaviour largeBody(long bytes) {
      return (socket, closed) -> {
        var out = socket.getOutputStream();
        out.write(
            ("HTTP/1.1 200 OK\r\nContent-Length: " + bytes + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        byte[] block = new byte[64 * 1024];
        for (long sent = 0; sent < bytes; sent += block.length) {
          out.write(block);
        }
      };
    }

    /// Never answers, and keeps the connection.
    static Behaviour hang() {
      return (socket, closed) -> closed.await();
    }

    /// Answers one byte at a time, for ever.
    static Behaviour dribble() {
      return (socket, closed) -> {
        var out = socket.getOutputStream();
        out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
        out.flush();
        while (!closed.await(50, TimeUnit.MILLISECONDS)) {
          out.write('x');
          out.flush();
        }
      };
    }

    /// Resets the connection.
    static Behaviour reset() {
      return (socket, closed) -> socket.setSoLinger(true, 0);
    }
  }

  private LocalReceiver(ServerSocket server) {
    this.server = server;
  }

  /// Starts on a free port.
  public static LocalReceiver start() {
    try {
      LocalReceiver receiver =
          new LocalReceiver(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
      Thread.ofVirtual().name("local-receiver").start(receiver::accept);
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Its URL.
  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
  }

  /// The port it listens on.
  public int port() {
    return server.getLocalPort();
  }

  /// What it does with the next requests, in this order.
  public LocalReceiver then(Behaviour... behaviours) {
    script.addAll(List.of(behaviours));
    return this;
  }

  /// What it does with requests that no script is left for.
  public LocalReceiver otherwise(Behaviour behaviour) {
    otherwise = behaviour;
    return this;
  }

  /// The next request that has not been taken yet. A machine may be busy: it is waited for much
  /// longer than it should take.
  public Received take(Duration usually) throws InterruptedException {
    Duration atMost = usually.plusMinutes(1);
    Received next = arrivals.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
    if (next == null) {
      throw new AssertionError("no request within " + atMost);
    }
    return next;
  }

  /// All requests so far.
  public List<Received> received() {
    return List.copyOf(received);
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

  private void serve(Socket socket) {
    try (socket) {
      Received request = read(new BufferedInputStream(socket.getInputStream()));
      received.add(request);
      arrivals.add(request);
      Behaviour behaviour = script.poll();
      (behaviour == null ? otherwise : behaviour).answer(socket, closed);
    } catch (IOException e) {
      return; // The caller went away, which is its right.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Received read(InputStream in) throws IOException {
    String start = line(in);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        throw new IOException("not HTTP");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Received(start.split(" ")[1], headers, body, System.nanoTime());
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the request was cut");
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
