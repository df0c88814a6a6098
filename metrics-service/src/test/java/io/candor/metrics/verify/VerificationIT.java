package io.candor.metrics.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.v1.Finding;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.testing.Eventually;
import io.candor.metrics.testing.FakeAlert;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.StoryFacts;
import io.candor.metrics.v1.CounterDifference;
import io.candor.metrics.v1.VerifyCountersResponse;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The check finds nothing where nothing is wrong, and what is wrong where something is.
final class VerificationIT {

  @Test
  void verification_comparesCountersRowsAndFindings_andSeesWhatIsWrong() {
    try (FakeAlert alert = new FakeAlert();
        MetricsServer server =
            MetricsServer.start(
                Map.of(
                    "candor.peer.alert", alert.target(),
                    "candor.metrics.evaluation.quiet", "500ms",
                    "candor.metrics.evaluation.history-quiet", "500ms",
                    "candor.metrics.evaluation.poll", "50ms"))) {
      server.write("verified", new StoryFacts("verified", Instant.now()).facts());
      alert.await(
          finding -> finding.getKind() == Finding.Kind.CSAT_ROLLBACK, Duration.ofSeconds(40));
      VerifyCountersResponse right =
          Eventually.get(
              "an evaluation of all facts",
              () ->
                  java.util.Optional.of(server.verify("verified"))
                      .filter(response -> !response.getFindingsPending()));
      assertThat(right.getDifferencesList()).isEmpty();
      assertThat(right.getDifferenceCount()).isZero();
      // Four live weeks of one archetype and all, by segment (one) and by channel (one).
      assertThat(right.getPanelRowCount()).isEqualTo(4 * 2 * 3);
      assertThat(right.getFindingCount()).isPositive();

      change(server, "update cell_counter set resolution_satisfied = resolution_satisfied + 1");
      assertThat(server.verify("verified").getDifferencesList())
          .extracting(CounterDifference::getFigure)
          .contains("resolution_satisfied", "kpis");

      change(server, "update cell_counter set resolution_satisfied = resolution_satisfied - 1");
      change(server, "update finding set state = 'CLEARED' where kind = 'CSAT_ROLLBACK'");
      assertThat(server.verify("verified").getDifferencesList())
          .singleElement()
          .satisfies(
              difference -> {
                assertThat(difference.getCounter()).startsWith("finding csat-rollback.");
                assertThat(difference.getCounted()).startsWith("CLEARED");
                assertThat(difference.getRecounted()).startsWith("OPEN");
              });
    }
  }

  private static void change(MetricsServer server, String sql) {
    server
        .bean(WorkspaceTransactions.class)
        .write(
            "verified",
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
              }
            });
  }
}
