package io.candor.standalone;

import io.candor.kit.config.ConfigException;
import io.candor.stores.StoreException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Starts the suite and keeps it running until SIGTERM or SIGINT, which drain it.
/// Exit codes: 0 stopped, 1 could not start, 2 wrong arguments.
public final class Standalone {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private Standalone() {}

  /// See [StandaloneOptions] for the arguments. Prints one line on standard output when the suite
  /// is ready.
  public static void main(String[] arguments) throws InterruptedException {
    StandaloneOptions options;
    try {
      options = StandaloneOptions.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(StandaloneOptions.USAGE);
      System.exit(USAGE);
      return;
    }
    logTo(options.log());
    try {
      run(options);
    } catch (StandaloneException | StoreException | ConfigException e) {
      System.err.println("candor cannot start: " + e.getMessage());
      System.exit(FAILED);
    } catch (RuntimeException e) {
      // A bug: nothing logs yet, and the trace is what a report needs.
      System.err.println("candor cannot start:");
      e.printStackTrace();
      System.exit(FAILED);
    }
  }

  private static void run(StandaloneOptions options) throws InterruptedException {
    Ports ports = options.freePorts() ? Ports.free() : Ports.standard();
    Suite suite = Suite.start(options.data(), new ServiceSettings(ports, !options.freePorts()));
    RunFile runFile = RunFile.write(options.runFile(), options.data(), ports);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("drain")
                .unstarted(
                    () -> {
                      runFile.close();
                      suite.close();
                      stopped.countDown();
                    }));
    System.out.println(readyLine(ports));
    if (options.once()) {
      // The hook stops everything.
      System.exit(0);
    }
    stopped.await();
  }

  private static String readyLine(Ports ports) {
    String addresses =
        ports.byService().entrySet().stream()
            .map(port -> port.getKey() + " 127.0.0.1:" + port.getValue())
            .collect(Collectors.joining(", "));
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    return "candor is ready after %.1f s: %s".formatted(seconds, addresses);
  }

  /// Must come before the first logger is made.
  private static void logTo(@Nullable Path file) {
    if (file == null) {
      System.setProperty("candor.log.format", "text");
    } else {
      System.setProperty("logback.configurationFile", "logback-standalone.xml");
      System.setProperty("candor.standalone.log", file.toString());
    }
  }
}
