package io.candor.metrics.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ReviewConfigTest {

  @Test
  void defaults() {
    assertThat(config(Map.of()))
        .isEqualTo(new ReviewConfig(true, Duration.ofHours(1), Duration.ofMinutes(10)));
  }

  @Test
  void everyProperty_hasItsName() {
    assertThat(
            config(
                Map.of(
                    "candor.metrics.review.enabled", "false",
                    "candor.metrics.review.settle", "5m",
                    "candor.metrics.review.rest", "2s")))
        .isEqualTo(new ReviewConfig(false, Duration.ofMinutes(5), Duration.ofSeconds(2)));
  }

  private static ReviewConfig config(Map<String, Object> properties) {
    try (ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .properties(properties)
            .properties(Map.of("candor.service", "metrics"))
            .start()) {
      return context.getBean(ReviewConfig.class);
    }
  }
}
