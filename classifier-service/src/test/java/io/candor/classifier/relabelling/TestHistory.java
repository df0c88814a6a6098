package io.candor.classifier.relabelling;

import com.mongodb.client.MongoDatabase;
import io.candor.classifier.taxonomy.Taxonomy;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Predicate;

/// Passes over a history without records.
public final class TestHistory {
  private TestHistory() {}

  /// On the real store of passes.
  public static HistoryRelabelling on(MongoDatabase database) {
    return new HistoryRelabelling(
        new MongoRelabellingStore(database), new NoRecords(), UUID::randomUUID, Clock.systemUTC());
  }

  /// Lets every pass that waits come to its end.
  public static void finish(HistoryRelabelling history) {
    history.run(new HeldLease());
  }

  private static final class NoRecords implements Relabelling {
    @Override
    public int relabel(String workspace, Collection<String> recordKeys) {
      return 0;
    }

    @Override
    public void announce(String workspace, Taxonomy taxonomy) {
      // there is nobody to tell
    }

    @Override
    public long count(String workspace) {
      return 0;
    }

    @Override
    public void eachKey(String workspace, String after, Predicate<String> visitor) {
      // there is none
    }
  }
}
