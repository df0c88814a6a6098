package io.candor.ingest.fold;

import io.candor.ingest.IngestFixture;
import io.candor.ingest.JsonEvents;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Folding lets a burst pass, but an intake that never pauses does not keep it from its work.
class BusyIntakeIT {

  @Test
  void intakeThatNeverPauses_isFoldedAllTheSame() throws InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    try (IngestFixture ingest =
        new IngestFixture(
            Map.of(
                // Never quiet as far as folding can tell.
                "candor.ingest.fold.intake-quiet", "1h",
                "candor.ingest.fold.longest-yield", "300ms"))) {
      Thread producer =
          Thread.startVirtualThread(
              () -> {
                for (int i = 0; !stop.get(); i++) {
                  ingest.write(
                      "busy",
                      List.of(
                          JsonEvents.of(
                              """
                              {"eventId":"a-%1$d","account":{"accountId":"acc-%1$d","name":"Globex"}}
                              """
                                  .formatted(i))));
                }
              });
      try {
        ingest.next().await("records arrive beside the writes", () -> arrived(ingest) >= 2);
      } finally {
        stop.set(true);
        producer.join();
      }
    }
  }

  private static long arrived(IngestFixture ingest) {
    return ingest.next().records().keySet().stream()
        .filter(name -> name.startsWith("workspaces/busy/"))
        .count();
  }
}
