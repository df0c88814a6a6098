package io.candor.kit;

import io.candor.kit.config.ConfigException;
import io.candor.kit.config.SecretFiles;
import io.candor.kit.jdbc.JdbcConfig;
import io.candor.kit.jdbc.Migrations;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Starts a service: its application context, its migrations if told so, its ports and its work.
///
/// Each service has a context of its own, so that four of them can run in one JVM. Configuration,
/// the stronger first: overrides, system properties, environment (`CANDOR_…`), secret files,
/// `application-{service}.yml`.
public final class ServiceRunner {
  private static final Logger log = LoggerFactory.getLogger(ServiceRunner.class);

  /// Argument: migrate the schema with the owner's role and exit.
  public static final String MIGRATE = "--migrate";

  // Between the files of the class path and the environment.
  private static final int SECRETS_ORDER = -250;

  private ServiceRunner() {}

  /// The `main` of every service. Serves until SIGTERM, or migrates and returns with [#MIGRATE].
  /// Exit codes: 0, 1 failed, 2 wrong arguments or configuration.
  @SuppressWarnings("SystemExitOutsideMain") // This is main for all services.
  public static void main(String service, String[] args) {
    // grpc-java and OpenTelemetry write to java.util.logging.
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    List<String> arguments = List.of(args);
    if (!arguments.isEmpty() && !arguments.equals(List.of(MIGRATE))) {
      log.error("Unknown arguments: {} (expected: none, or {})", arguments, MIGRATE);
      System.exit(2);
    }
    try {
      if (arguments.contains(MIGRATE)) {
        migrate(service, Map.of());
      } else {
        serve(service);
      }
    } catch (RuntimeException e) {
      Optional<ConfigException> wrong = configException(e);
      if (wrong.isPresent()) {
        log.error("{} cannot start: {}", service, wrong.get().getMessage());
        System.exit(2);
      }
      log.error("{} cannot start", service, e);
      System.exit(1);
    }
  }

  /// A configuration that is wrong may be found while a bean is made.
  private static Optional<ConfigException> configException(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(ConfigException.class::isInstance)
        .map(ConfigException.class::cast)
        .findFirst();
  }

  private static void serve(String service) {
    RunningService running = start(service, Map.of());
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("drain")
                .unstarted(
                    () -> {
                      running.close();
                      stopped.countDown();
                    }));
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Starts a service in this process.
  ///
  /// @param service `ingest`, `classifier`, `metrics` or `alert`
  /// @param overrides properties that win over all other sources
  /// @throws ConfigException if the configuration is wrong
  public static RunningService start(String service, Map<String, Object> overrides) {
    ApplicationContext context = context(service, overrides);
    try {
      requireStore(service, context);
      boolean migrates =
          context.getProperty("candor.jdbc.migrate-at-start", Boolean.class).orElse(false);
      if (migrates) {
        new Migrations(service, context).run();
      }
    } catch (RuntimeException | Error e) {
      context.close();
      throw e;
    }
    return RunningService.start(service, context);
  }

  /// A service with scripts has a PostgreSQL store: says so instead of missing its beans one by
  /// one.
  private static void requireStore(String service, ApplicationContext context) {
    if (ServiceRunner.class.getClassLoader().getResource("db/" + service) != null
        && !context.containsProperty(JdbcConfig.URL_PROPERTY)) {
      throw new ConfigException(
          JdbcConfig.URL_PROPERTY + ": not set (expected: jdbc:postgresql://host/" + service + ")");
    }
  }

  /// Migrates the schema of a service with the owner's role, and returns. A service without a
  /// PostgreSQL store has nothing to migrate.
  public static void migrate(String service, Map<String, Object> overrides) {
    try (ApplicationContext context = context(service, overrides)) {
      if (context.containsProperty(JdbcConfig.URL_PROPERTY)) {
        new Migrations(service, context).run();
      } else {
        log.info("{} has no PostgreSQL store: nothing to migrate", service);
      }
    }
  }

  private static ApplicationContext context(String service, Map<String, Object> overrides) {
    Map<String, Object> properties = new LinkedHashMap<>();
    // What micronaut-data wants to know of the data source.
    properties.put("datasources.default.dialect", "POSTGRES");
    properties.put("datasources.default.schema-generate", "NONE");
    properties.putAll(overrides);
    properties.put("candor.service", service);

    SecretFiles secrets = new SecretFiles(secretsDirectory(overrides));
    return ApplicationContext.builder()
        .banner(false)
        .deduceEnvironment(false)
        .deduceCloudEnvironment(false)
        .environments(service)
        .propertySources(PropertySource.of("candor-secrets", secrets.properties(), SECRETS_ORDER))
        .properties(properties)
        .singletons(secrets)
        .start();
  }

  private static Path secretsDirectory(Map<String, Object> overrides) {
    Object configured = overrides.get("candor.secrets-dir");
    if (configured == null) {
      configured = System.getenv("CANDOR_SECRETS_DIR");
    }
    return configured == null ? SecretFiles.DEFAULT_DIRECTORY : Path.of(configured.toString());
  }
}
