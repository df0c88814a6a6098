package io.candor.stores;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// Runs both stores as a process of their own, with one database per named service:
/// `--data DIR [--postgres-port N] [--mongo-port N] [--service NAME]...`
///
/// Prints one line `ready postgres=URL mongo=URI` on standard output when both accept connections,
/// and stops them cleanly on SIGTERM. After a SIGKILL the next start on the same directory
/// continues with every acknowledged write.
public final class StoresProcess {

  private StoresProcess() {}

  private record Arguments(Path data, int postgresPort, int mongoPort, List<String> services) {

    static Arguments parse(String[] arguments) {
      Map<String, String> values = new HashMap<>();
      List<String> services = new ArrayList<>();
      for (int i = 0; i < arguments.length; i += 2) {
        String name = arguments[i];
        if (i + 1 == arguments.length) {
          throw new IllegalArgumentException(name + ": (expected: a value)");
        }
        switch (name) {
          case "--service" -> services.add(arguments[i + 1]);
          case "--data", "--postgres-port", "--mongo-port" -> values.put(name, arguments[i + 1]);
          default -> throw new IllegalArgumentException(name + ": (expected: a known option)");
        }
      }
      String data = values.get("--data");
      if (data == null) {
        throw new IllegalArgumentException("--data: (expected: a directory)");
      }
      return new Arguments(
          Path.of(data),
          Integer.parseInt(values.getOrDefault("--postgres-port", "0")),
          Integer.parseInt(values.getOrDefault("--mongo-port", "0")),
          services);
    }
  }

  /// Starts the stores and returns only when the process is asked to end.
  public static void main(String[] commandLine) throws InterruptedException {
    Arguments arguments = Arguments.parse(commandLine);
    EmbeddedPostgreSql postgreSql =
        EmbeddedPostgreSql.start(arguments.data().resolve("postgresql"), arguments.postgresPort());
    EmbeddedMongo mongo =
        EmbeddedMongo.start(
            arguments.data().resolve("mongo").resolve("documents"), arguments.mongoPort());
    arguments.services().forEach(postgreSql::createServiceDatabase);

    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  mongo.close();
                  postgreSql.close();
                  ended.countDown();
                },
                "stores-close"));
    System.out.println(
        "ready postgres=" + postgreSql.jdbcUrl("postgres") + " mongo=" + mongo.uri());
    ended.await();
  }
}
