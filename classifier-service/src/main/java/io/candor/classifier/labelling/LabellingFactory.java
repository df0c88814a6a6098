package io.candor.classifier.labelling;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.EmbeddingModel;
import io.candor.classifier.language.Languages;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import io.candor.kit.error.CandorException;
import io.candor.kit.lifecycle.BackgroundWork;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Wires the labeller.
@Factory
final class LabellingFactory {
  private static final Logger log = LoggerFactory.getLogger(LabellingFactory.class);

  @Singleton
  Labeller labeller(
      Embedder embedder, LabellingConfig config, Languages languages, EmbeddingModel model) {
    PretrainedHeads pretrained =
        model.shipped()
            ? PretrainedHeads.shipped()
            : PretrainedHeads.of(model, () -> HeadTeaching.teach(embedder, model.id()));
    return new Labeller(embedder, config, languages, pretrained);
  }

  private static void prepare(Labeller labeller) {
    try {
      labeller.prepare(DefaultTaxonomy.load());
    } catch (CandorException e) {
      // Stopped or overloaded: the first one who needs them trains them.
      log.info("The default heads are not trained yet: {}", e.reason().name());
    }
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
        Thread.ofVirtual().name("default-heads").start(() -> prepare(labeller));
      }

      @Override
      public void drain(Duration atMost) {
        // Training ends by itself within a second and holds nothing.
      }
    };
  }
}
