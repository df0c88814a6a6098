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
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// Posts JSON to guarded targets. Thread-safe; one for the whole service, so that connections are
/// reused. Names are resolved through the guard, so a connection can only go to a judged address,
/// while SNI, certificate check and Host use the name.
public final class HttpPoster implements AutoCloseable {
  /// The longest time for one POST: name, connection, request and answer together.
  public static final Duration MAX_TIME = Duration.ofSeconds(15);

  // An answer's body says nothing that we use; reading a little of it keeps the connection usable.
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
    try {
      Request.Builder request =
          new Request.Builder()
              .url(agreed(guard.parse(url)))
              .header("User-Agent", "Candor-Alert")
              .post(RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON));
      headers.forEach(request::header);
      try (Response response = client.newCall(request.build()).execute()) {
        discardBody(response);
        return new PostResult.Answered(
            response.code(), RetryAfter.parse(response.header("Retry-After"), clock.instant()));
      }
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while posting");
      }
      return new PostResult.Failed(failure(e));
    }
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
