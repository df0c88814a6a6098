package io.candor.kit.mongo;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;

/// The clock of a MongoDB server: leases and due times must not depend on the replicas' clocks.
/// Thread-safe.
public final class ServerTime {

  private static final Document GREETING = new Document("hello", 1);

  private final MongoDatabase database;

  /// @param database any database of the server
  public ServerTime(MongoDatabase database) {
    this.database = database;
  }

  /// Now, in milliseconds; older by the answer's way when it is used, which only shortens leases.
  public Date now() {
    return database.runCommand(GREETING).getDate("localTime");
  }

  static Date plus(Date time, Duration duration) {
    return Date.from(Instant.ofEpochMilli(time.getTime()).plus(duration));
  }
}
