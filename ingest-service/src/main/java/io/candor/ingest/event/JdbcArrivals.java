package io.candor.ingest.event;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/// Notes in which hours something came from a producer. What this replica has noted it does not
/// write again, so an hour costs one statement per producer and replica. Thread-safe.
@Singleton
final class JdbcArrivals {

  // In the order of the key, and after all events: two batches wait for each other and never in a
  // ring.
  private static final String NOTE =
      """
      INSERT INTO producer_arrival (workspace, producer_id, hour)
      SELECT ?, p.id, ? FROM unnest(?) AS p (id) ORDER BY p.id COLLATE "C"
      ON CONFLICT DO NOTHING
      """;

  private final Clock clock;
  private final Set<Key> noted = new HashSet<>(); // guarded by itself
  private Instant notedHour = Instant.MIN; // guarded by noted

  JdbcArrivals(Clock clock) {
    this.clock = clock;
  }

  private record Key(String workspace, String producer) {}

  /// What a batch has to note.
  record Arrivals(String workspace, Instant hour, Set<String> producers) {}

  /// Of a batch, what is not noted yet. Repeats count: whoever sends them is alive.
  Arrivals of(String workspace, List<NewEvent> events) {
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    Set<String> producers = new TreeSet<>();
    events.stream().map(NewEvent::producer).filter(Objects::nonNull).forEach(producers::add);
    synchronized (noted) {
      if (notedHour.equals(hour)) {
        producers.removeIf(producer -> noted.contains(new Key(workspace, producer)));
      }
    }
    return new Arrivals(workspace, hour, producers);
  }

  /// Writes them, inside the batch's transaction.
  static void write(Connection connection, Arrivals arrivals) throws SQLException {
    if (arrivals.producers().isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
      statement.setString(1, arrivals.workspace());
      statement.setObject(2, arrivals.hour().atOffset(ZoneOffset.UTC));
      statement.setArray(
          3, connection.createArrayOf("text", arrivals.producers().toArray(String[]::new)));
      statement.executeUpdate();
    }
  }

  /// Remembers that they are durable.
  void committed(Arrivals arrivals) {
    synchronized (noted) {
      if (notedHour.isBefore(arrivals.hour())) {
        noted.clear();
        notedHour = arrivals.hour();
      }
      if (notedHour.equals(arrivals.hour())) {
        arrivals
            .producers()
            .forEach(producer -> noted.add(new Key(arrivals.workspace(), producer)));
      }
    }
  }
}
