package io.candor.alert.egress;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Posts JSON to guarded targets, and reads from them. Thread-safe; one for the whole service, so
/// that connections are
/// reused. Names are resolved through the guard, so a connection can only go to a judged address,
/// while SNI, certificate check and Host use the name.
public final class HttpPoster implements AutoCloseable {
  /// The longest time for one POST: name, connection, request and answer together.
  public static final Duration MAX_TIME = Duration.ofSeconds(15);

  // Of an answer that nobody asked for, reading a little keeps the connection usable.
  private static final long MAX_READ_BYTES = 64 * 1024;
  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final int MAX_IDLE_CONNECTIONS = 32;
  private static final int KEEP_IDLE_SECONDS = 60;

  private final TargetGuard guard;
  private final Clock clock;
  private final OkHttpClient client;

  /// Posts through the guard with the usual limit of time.
  public HttpPoster(TargetGuard guard, Clock clock) {
    this(guard, clock, MAX_TIME);
  }

  /// Posts through the guard; a POST takes at most `maxTime`.
  public HttpPoster(TargetGuard guard, Clock clock, Duration maxTime) {
    this.guard = guard;
    this.clock = clock;
    this.client =
        new OkHttpClient.Builder()
            .dns(guard::resolve)
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .connectionPool(
                new ConnectionPool(MAX_IDLE_CONNECTIONS, KEEP_IDLE_SECONDS, TimeUnit.SECONDS))
            .callTimeout(maxTime)
            .connectTimeout(maxTime)
            .readTimeout(maxTime)
            .writeTimeout(maxTime)
            .build();
  }

  /// Posts a JSON body with these headers besides Content-Type and User-Agent.
  ///
  /// @throws InterruptedException when the thread is interrupted; whether the request arrived is
  ///     then unknown
  public PostResult post(String url, Map<String, String> headers, String json)
      throws InterruptedException {
    return exchange(
        url,
        headers,
        request -> request.post(body(json)),
        response -> {
          discardBody(response);
          return "";
        });
  }

  /// As [#post], and keeps what was answered; an answer that breaks off is no answer.
  public PostResult postAndRead(String url, Map<String, String> headers, String json)
      throws InterruptedException {
    return exchange(url, headers, request -> request.post(body(json)), HttpPoster::read);
  }

  /// Reads what is there, with these headers besides User-Agent.
  public PostResult get(String url, Map<String, String> headers) throws InterruptedException {
    return exchange(url, headers, Request.Builder::get, HttpPoster::read);
  }

  private PostResult exchange(
      String url,
      Map<String, String> headers,
      UnaryOperator<Request.Builder> method,
      BodyReader reader)
      throws InterruptedException {
    try {
      Request.Builder request =
          method.apply(
              new Request.Builder()
                  .url(agreed(guard.parse(url)))
                  .header("User-Agent", "Candor-Alert"));
      headers.forEach(request::header);
      try (Response response = client.newCall(request.build()).execute()) {
        return new PostResult.Answered(
            response.code(),
            RetryAfter.parse(response.header("Retry-After"), clock.instant()),
            reader.read(response));
      }
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while posting");
      }
      return new PostResult.Failed(failure(e));
    }
  }

  private static RequestBody body(String json) {
    return RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON);
  }

  /// Reads an answer's body.
  @FunctionalInterface
  private interface BodyReader {
    String read(Response response) throws IOException;
  }

  private static String read(Response response) throws IOException {
    return response.peekBody(MAX_READ_BYTES).string();
  }

  /// Closes idle connections.
  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  // What was judged must be what is connected to: the client reads the URL with a parser of its
  // own.
  private static HttpUrl agreed(TargetUrl target) throws RefusedTargetException {
    HttpUrl url = HttpUrl.parse(target.uri().toString());
    if (url == null || !sameHost(target, url.host()) || !samePort(target.uri(), url.port())) {
      throw new RefusedTargetException("host (expected: one that every parser reads alike)");
    }
    return url;
  }

  private static boolean sameHost(TargetUrl target, String host) {
    return target.literal().isPresent()
        ? InetAddress.ofLiteral(host).equals(target.literal().get())
        : host.equals(target.host());
  }

  private static boolean samePort(URI uri, int port) {
    return uri.getPort() == -1
        ? port == HttpUrl.defaultPort(uri.getScheme().toLowerCase(Locale.ROOT))
        : port == uri.getPort();
  }

  private static void discardBody(Response response) {
    try {
      // Buffers up to the limit and no more; what is left over is closed with the connection.
      var unused = response.body().source().request(MAX_READ_BYTES);
    } catch (IOException e) {
      // The status has come and is all that counts: the other side has taken the request.
      return;
    }
  }

  private static PostResult.Failure failure(IOException e) {
    return switch (e) {
      case RefusedTargetException _ -> PostResult.Failure.TARGET_REFUSED;
      case UnknownHostException _ -> PostResult.Failure.NAME_UNKNOWN;
      case InterruptedIOException _ -> PostResult.Failure.TIMED_OUT;
      case SSLException _ -> PostResult.Failure.TLS_FAILED;
      default -> PostResult.Failure.CONNECTION_FAILED;
    };
  }
}
