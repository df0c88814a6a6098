package io.candor.metrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.testing.FakeAlert;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.StoryFacts;
import io.candor.metrics.v1.Baseline;
import io.candor.metrics.v1.BaselineServiceGrpc;
import io.candor.metrics.v1.Fact;
import io.candor.metrics.v1.GetBaselineRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A baseline follows its facts until they are quiet, and nothing moves it after that.
final class BaselineFreezeIT {

  @Test
  void frozenBaseline_isNotMovedByLateFacts() {
    List<Fact> story = new StoryFacts("frozen", Instant.now().minus(Duration.ofDays(60))).facts();
    Fact late =
        story.stream()
            .filter(fact -> fact.getName().endsWith("/conversations/conv-0"))
            .findFirst()
            .orElseThrow()
            .toBuilder()
            .setName("workspaces/frozen/conversations/late")
            .build();
    try (FakeAlert alert = new FakeAlert();
        MetricsServer server =
            MetricsServer.start(
                Map.of(
                    "candor.peer.alert", alert.target(),
                    "candor.metrics.evaluation.baseline-settle", "0s",
                    "candor.metrics.evaluation.quiet", "2s",
                    "candor.metrics.evaluation.poll", "50ms"))) {
      server.write("frozen", story);
      alert.await(
          finding -> finding.getName().startsWith("workspaces/frozen/"), Duration.ofSeconds(40));
      Baseline frozen = baseline(server);
      assertThat(frozen.hasFreezeTime()).isTrue();
      assertThat(frozen.getAuthor()).isEqualTo("automatic");
      assertThat(frozen.getRows(0).getConversationCount()).isEqualTo(320);

      server.write("frozen", List.of(late));

      assertThat(baseline(server)).isEqualTo(frozen);
      assertThat(server.verify("frozen").getDifferencesList()).isEmpty();
    }
  }

  private static Baseline baseline(MetricsServer server) {
    return BaselineServiceGrpc.newBlockingStub(server.channel())
        .getBaseline(
            GetBaselineRequest.newBuilder()
                .setName("workspaces/frozen/deployments/bot/baselines/1")
                .build())
        .getBaseline();
  }
}
