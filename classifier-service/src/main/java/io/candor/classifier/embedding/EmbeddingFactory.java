package io.candor.classifier.embedding;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.io.ResourceResolver;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;

/// Wires the sentence model of the configuration.
@Factory
final class EmbeddingFactory {
  @Singleton
  @Bean(preDestroy = "close")
  EmbeddingScheduler embedder(
      EmbeddingConfig config, ResourceResolver resources, OpenTelemetry telemetry)
      throws IOException {
    return Embedders.open(config, name -> open(resources, name), telemetry);
  }

  /// The model in use.
  @Singleton
  EmbeddingModel model(EmbeddingScheduler embedder) {
    return embedder.model();
  }

  private static InputStream open(ResourceResolver resources, String name) throws IOException {
    String path = name.contains(":") ? name : "classpath:" + name;
    return resources
        .getResourceAsStream(path)
        .orElseThrow(() -> new IOException("there is no sentence model file " + path));
  }
}
