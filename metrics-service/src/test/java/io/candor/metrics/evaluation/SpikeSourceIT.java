package io.candor.metrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.candor.ingest.v1.Feedback;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.FeedbackFact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is kept of the online detector, beside facts that come in.
final class SpikeSourceIT {
  // 2026-03-12T00:00Z
  private static final long END = 1_773_273_600 / 3600;
  private static final SpikeSource.Checkpoint STATE =
      new SpikeSource.Checkpoint(END, new byte[] {1});

  @Test
  void state_isNotKept_whenAnHourBeforeItChangedMeanwhile() {
    // No evaluation of the service's own comes in between.
    Map<String, Object> never =
        Map.of(
            "candor.metrics.evaluation.quiet", "1h",
            "candor.metrics.evaluation.longest-wait", "1h");
    try (MetricsServer server = MetricsServer.start(never)) {
      WorkspaceTransactions transactions = server.bean(WorkspaceTransactions.class);

      assertThat(keep(transactions)).isEmpty();
      assertThat(keep(transactions)).containsExactly(END);

      // A review of the hour before that state, and one of the hour after it.
      server.write("states", List.of(review("before", END - 1)));
      assertThat(keep(transactions)).isEmpty();
      server.write("states", List.of(review("after", END)));
      assertThat(keep(transactions)).containsExactly(END);
    }
  }

  /// Hands a state over, as an evaluation does at its end, and returns the states that are kept.
  private static List<Long> keep(WorkspaceTransactions transactions) {
    return transactions.write(
        "states",
        connection -> {
          SpikeSource source = new JdbcSpikeSource(connection, "states");
          source.keep(List.of(STATE), List.of());
          return source.checkpoints();
        });
  }

  private static Fact review(String id, long hour) {
    return Fact.newBuilder()
        .setName("workspaces/states/feedback/" + id)
        .setRevision(1)
        .setFeedback(
            FeedbackFact.newBuilder()
                .setSource(Feedback.Source.APP_REVIEW)
                .setTime(Timestamp.newBuilder().setSeconds(hour * 3600))
                .setExcerpt("again"))
        .build();
  }
}
