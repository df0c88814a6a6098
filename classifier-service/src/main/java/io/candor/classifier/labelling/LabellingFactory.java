package io.candor.classifier.labelling;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import io.candor.kit.lifecycle.BackgroundWork;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Wires the labeller.
@Factory
final class LabellingFactory {
  @Singleton
  Labeller labeller(Embedder embedder, LabellingConfig config) {
    return new Labeller(embedder, config);
  }

  /// Trains the heads of the default taxonomy at start, beside the first calls.
  @Singleton
  BackgroundWork warmUp(Labeller labeller) {
    return new BackgroundWork() {
      @Override
      public String name() {
        return "default heads";
      }

      @Override
      public void start() {
        Thread.ofVirtual()
            .name("default-heads")
            .start(() -> labeller.prepare(DefaultTaxonomy.load()));
      }

      @Override
      public void drain(Duration atMost) {
        // Training ends by itself within a second and holds nothing.
      }
    };
  }
}
