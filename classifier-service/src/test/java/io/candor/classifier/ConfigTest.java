package io.candor.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.classifier.discovery.DiscoveryConfig;
import io.candor.classifier.embedding.EmbeddingConfig;
import io.candor.classifier.embedding.Pooling;
import io.candor.classifier.labelling.LabellingConfig;
import io.candor.classifier.qa.QaConfig;
import io.candor.classifier.record.RecordConfig;
import io.candor.classifier.satisfaction.SatisfactionConfig;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {
  @Test
  void defaults() {
    try (ApplicationContext context = context(Map.of())) {
      assertThat(context.getBean(EmbeddingConfig.class)).isEqualTo(EmbeddingConfig.defaults());
      assertThat(context.getBean(LabellingConfig.class)).isEqualTo(LabellingConfig.defaults());
      assertThat(context.getBean(RecordConfig.class))
          .isEqualTo(new RecordConfig(50, 3, Duration.ofSeconds(12)));
      assertThat(context.getBean(DiscoveryConfig.class)).isEqualTo(DiscoveryConfig.defaults());
      assertThat(context.getBean(SatisfactionConfig.class))
          .isEqualTo(SatisfactionConfig.defaults());
      assertThat(context.getBean(QaConfig.class)).isEqualTo(QaConfig.defaults());
    }
  }

  @Test
  void everyProperty_hasTheNameThatTheReadmeGives() {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("candor.classifier.embedding.model-resource", "m.onnx");
    properties.put("candor.classifier.embedding.tokenizer-resource", "t.json");
    properties.put("candor.classifier.embedding.pooling", "MEAN");
    properties.put("candor.classifier.embedding.prefix", "query: ");
    properties.put("candor.classifier.embedding.dimension", 768);
    properties.put("candor.classifier.embedding.callers", 3);
    properties.put("candor.classifier.embedding.batch-size", 8);
    properties.put("candor.classifier.embedding.max-tokens", 256);
    properties.put("candor.classifier.embedding.max-windows", 9);
    properties.put("candor.classifier.embedding.queue-limit", 10);
    properties.put("candor.classifier.embedding.cache-size", 11);
    properties.put("candor.classifier.labelling.area-threshold", 0.1);
    properties.put("candor.classifier.labelling.theme-threshold", 0.2);
    properties.put("candor.classifier.labelling.archetype-threshold", 0.3);
    properties.put("candor.classifier.record.chunk-size", 12);
    properties.put("candor.classifier.record.chunks-at-once", 13);
    properties.put("candor.classifier.record.time-budget", "14s");
    properties.put("candor.classifier.discovery.enabled", false);
    properties.put("candor.classifier.discovery.period", "15s");
    properties.put("candor.classifier.discovery.window", "28d");
    properties.put("candor.classifier.discovery.recent", "48h");
    properties.put("candor.classifier.discovery.min-customers", 6);
    properties.put("candor.classifier.discovery.min-wordings", 4);
    properties.put("candor.classifier.discovery.max-chance", 0.01);
    properties.put("candor.classifier.discovery.pool-size", 700);
    properties.put("candor.classifier.satisfaction.learning", false);
    properties.put("candor.classifier.satisfaction.period", "16s");
    properties.put("candor.classifier.satisfaction.min-samples", 51);
    properties.put("candor.classifier.satisfaction.max-samples", 52);
    properties.put("candor.classifier.qa.draw-key", "sixteen letters!");
    properties.put("candor.classifier.qa.claim-lease", "17m");
    properties.put("candor.classifier.qa.flagged-due", "1d");
    properties.put("candor.classifier.qa.sample-due", "5d");
    properties.put("candor.classifier.qa.time-zone", "Europe/Berlin");
    try (ApplicationContext context = context(properties)) {
      assertThat(context.getBean(QaConfig.class))
          .isEqualTo(
              new QaConfig(
                  "sixteen letters!",
                  Duration.ofMinutes(17),
                  Duration.ofDays(1),
                  Duration.ofDays(5),
                  "Europe/Berlin"));
      assertThat(context.getBean(SatisfactionConfig.class))
          .isEqualTo(new SatisfactionConfig(false, Duration.ofSeconds(16), 51, 52));
      assertThat(context.getBean(EmbeddingConfig.class))
          .isEqualTo(
              new EmbeddingConfig(
                  "m.onnx", "t.json", Pooling.MEAN, "query: ", 768, 3, 8, 256, 9, 10, 11));
      assertThat(context.getBean(LabellingConfig.class))
          .isEqualTo(new LabellingConfig(0.1, 0.2, 0.3));
      assertThat(context.getBean(RecordConfig.class))
          .isEqualTo(new RecordConfig(12, 13, Duration.ofSeconds(14)));
      assertThat(context.getBean(DiscoveryConfig.class))
          .isEqualTo(
              new DiscoveryConfig(
                  false,
                  Duration.ofSeconds(15),
                  Duration.ofDays(28),
                  Duration.ofHours(48),
                  6,
                  4,
                  0.01,
                  700));
    }
  }

  @Test
  void valueOutsideItsRange_isRefusedWithItsName() {
    assertThatThrownBy(
            () -> new EmbeddingConfig("m", "t", Pooling.CLS, "", 0, 0, 0, 128, 64, 2048, 20000))
        .hasMessage("candor.classifier.embedding.batch-size: 0 (expected: >= 1)");
    assertThatThrownBy(() -> new LabellingConfig(0.4, 1.5, 0.4))
        .hasMessage("candor.classifier.labelling.theme-threshold: 1.5 (expected: 0..1)");
    assertThatThrownBy(
            () -> new QaConfig("short", Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO, "UTC"))
        .hasMessage("candor.classifier.qa.draw-key: too short (expected: at least 16 characters)");
    assertThatThrownBy(() -> new RecordConfig(0, 3, Duration.ofSeconds(1)))
        .hasMessage("candor.classifier.record.chunk-size: 0 (expected: 1..1000)");
    assertThatThrownBy(
            () ->
                new DiscoveryConfig(
                    true,
                    Duration.ofSeconds(5),
                    Duration.ofDays(7),
                    Duration.ofDays(7),
                    5,
                    3,
                    0.005,
                    2500))
        .hasMessage("candor.classifier.discovery.window: PT168H (expected: longer than recent)");
  }

  private static ApplicationContext context(Map<String, Object> properties) {
    Map<String, Object> all = new LinkedHashMap<>(properties);
    all.put("candor.service", "classifier");
    return ApplicationContext.builder()
        .deduceEnvironment(false)
        .banner(false)
        .properties(all)
        .start();
  }
}
