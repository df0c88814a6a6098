package io.candor.alert.link;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.candor.alert.link.DecisionPages.Page;
import io.candor.kit.lifecycle.BackgroundWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves the pages of links, and nothing else, in plain HTTP: TLS ends before it. Thread-safe.
public final class PageServer implements BackgroundWork {
  private static final Logger log = LoggerFactory.getLogger(PageServer.class);

  private static final int BACKLOG = 50;
  // A token and the name of its field.
  private static final int MAX_BODY_BYTES = 4096;
  private static final String FIELD = "token=";

  private final LinksConfig config;
  private final DecisionPages pages;
  private final ReentrantLock lock = new ReentrantLock();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private @Nullable HttpServer server; // guarded by lock

  PageServer(LinksConfig config, DecisionPages pages) {
    this.config = config;
    this.pages = pages;
  }

  @Override
  public String name() {
    return "pages of links";
  }

  @Override
  public void start() {
    if (!config.isOn()) {
      return;
    }
    lock.lock();
    try {
      HttpServer created = HttpServer.create(new InetSocketAddress(config.port()), BACKLOG);
      created.setExecutor(threads);
      created.createContext(DecisionPages.PATH, this::serve);
      created.start();
      server = created;
    } catch (IOException e) {
      throw new UncheckedIOException("The port of links cannot be opened", e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void drain(Duration atMost) {
    lock.lock();
    try {
      if (server != null) {
        server.stop(1);
        server = null;
      }
    } finally {
      lock.unlock();
    }
    threads.shutdown();
  }

  /// The port that it listens on; 0 when it does not.
  public int port() {
    lock.lock();
    try {
      return server == null ? 0 : server.getAddress().getPort();
    } finally {
      lock.unlock();
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Page page =
          switch (exchange.getRequestMethod()) {
            case "GET" -> pages.ask(field(exchange.getRequestURI().getRawQuery()));
            case "POST" ->
                pages.decide(
                    field(
                        new String(
                            exchange.getRequestBody().readNBytes(MAX_BODY_BYTES),
                            StandardCharsets.UTF_8)));
            default -> new Page(405, "");
          };
      answer(exchange, page);
    } catch (RuntimeException e) {
      log.error("A page failed: {}", e.getClass().getName());
      answer(exchange, new Page(503, "Try again in a moment."));
    }
  }

  private static void answer(HttpExchange exchange, Page page) throws IOException {
    byte[] body = page.html().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    // A link's URL is a secret: it must not be kept or passed on.
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange
        .getResponseHeaders()
        .set("Content-Security-Policy", "default-src 'none'; form-action 'self'");
    exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
    exchange.sendResponseHeaders(page.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static String field(@Nullable String form) {
    if (form == null) {
      return "";
    }
    for (String part : form.split("&", -1)) {
      if (part.startsWith(FIELD)) {
        return URLDecoder.decode(part.substring(FIELD.length()), StandardCharsets.UTF_8);
      }
    }
    return "";
  }
}
