package io.candor.metrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvaluationConfigTest {

  @Test
  void defaults_areThoseOfTheReadme() {
    assertThat(config(Map.of()))
        .isEqualTo(
            new EvaluationConfig(
                Duration.ofMinutes(10),
                Duration.ofSeconds(1),
                Duration.ofSeconds(15),
                Duration.ofSeconds(4),
                Duration.ofMinutes(10),
                Duration.ofMillis(500),
                Duration.ofHours(24),
                Duration.ofMinutes(2),
                Duration.ofMillis(250)));
  }

  @Test
  void everyProperty_isReadByItsName() {
    assertThat(
            config(
                Map.of(
                    "candor.metrics.evaluation.period", "1s",
                    "candor.metrics.evaluation.quiet", "2s",
                    "candor.metrics.evaluation.longest-wait", "3s",
                    "candor.metrics.evaluation.history-quiet", "4s",
                    "candor.metrics.evaluation.longest-history-wait", "5s",
                    "candor.metrics.evaluation.rest", "6s",
                    "candor.metrics.evaluation.baseline-settle", "7s",
                    "candor.metrics.evaluation.lease", "8s",
                    "candor.metrics.evaluation.poll", "9s")))
        .isEqualTo(
            new EvaluationConfig(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(6),
                Duration.ofSeconds(7),
                Duration.ofSeconds(8),
                Duration.ofSeconds(9)));
  }

  private static EvaluationConfig config(Map<String, Object> properties) {
    try (ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .properties(properties)
            .properties(Map.of("candor.service", "metrics"))
            .start()) {
      return context.getBean(EvaluationConfig.class);
    }
  }
}
