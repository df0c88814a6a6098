package io.candor.classifier.language;

import io.candor.kit.lifecycle.BackgroundWork;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Wires the languages.
@Factory
final class LanguageFactory {
  @Singleton
  Languages languages() {
    return new Languages();
  }

  /// Reads the model at start, beside the first calls.
  @Singleton
  BackgroundWork readModel(Languages languages) {
    return new BackgroundWork() {
      @Override
      public String name() {
        return "language model";
      }

      @Override
      public void start() {
        Thread.ofVirtual().name("language-model").start(languages::prepare);
      }

      @Override
      public void drain(Duration atMost) {
        // Reading ends by itself within a second and holds nothing.
      }
    };
  }
}
