package io.candor.classifier.satisfaction;

import io.candor.classifier.satisfaction.ScorerTraining.Trained;
import io.candor.kit.lease.Lease;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Trains where ratings have come and promotes what is better.
///
/// A promotion means that everything is scored anew, because scores of two models must not be
/// compared: so it happens first when there are ratings enough, then when there are four times as
/// many as at the last one, and only for a clearly smaller error.
final class SatisfactionLearning {
  private static final Logger log = LoggerFactory.getLogger(SatisfactionLearning.class);
  private static final int GROWTH = 4;
  // Two parts of a hundred less error: less is not worth scoring everything anew.
  private static final double BETTER = 0.98;

  private final SatisfactionConfig config;
  private final SatisfactionStore store;
  private final SatisfactionModels models;
  private final Consumer<String> scoreAnew;
  private final Clock clock;

  /// @param scoreAnew asks that everything in a workspace is scored anew
  SatisfactionLearning(
      SatisfactionConfig config,
      SatisfactionStore store,
      SatisfactionModels models,
      Consumer<String> scoreAnew,
      Clock clock) {
    this.config = config;
    this.store = store;
    this.models = models;
    this.scoreAnew = scoreAnew;
    this.clock = clock;
  }

  void run(Lease lease) throws InterruptedException {
    for (SatisfactionStore.Waiting waiting : store.waiting()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      try {
        boolean promoted = false;
        for (Signs.Kind kind : Signs.Kind.values()) {
          promoted |= learn(waiting.workspace(), kind);
        }
        if (promoted) {
          scoreAnew.accept(waiting.workspace());
        }
        store.looked(waiting);
      } catch (RuntimeException e) {
        log.warn(
            "The ratings of workspace {} could not be learned from: {}",
            waiting.workspace(),
            e.getClass().getSimpleName());
      }
      if (!lease.renew()) {
        return;
      }
    }
  }

  private boolean learn(String workspace, Signs.Kind kind) {
    List<RatedSample> samples = store.samples(workspace, kind);
    int surplus = samples.size() - config.maxSamples();
    if (surplus > 0) {
      store.remove(workspace, samples.subList(0, surplus));
      samples = samples.subList(surplus, samples.size());
    }
    SatisfactionModel current = models.of(workspace, kind);
    int before = current.heldBack().sampleCount();
    if (samples.size() < config.minSamples() || samples.size() < GROWTH * before) {
      return false;
    }
    Trained trained = ScorerTraining.train("ratings-" + (current.number() + 1), samples);
    Scorer.Errors replaced = current.scorer().errors(samples);
    if (trained.heldBack().brier() >= BETTER * replaced.brier()) {
      return false;
    }
    SatisfactionModel next =
        new SatisfactionModel(
            kind,
            current.number() + 1,
            trained.scorer(),
            clock.instant(),
            trained.heldBack(),
            replaced);
    boolean promoted = models.promote(workspace, next);
    if (promoted) {
      log.info(
          "Workspace {}: model {} of {} learned from {} ratings, Brier {} instead of {}",
          workspace,
          next.number(),
          kind,
          samples.size(),
          "%.3f".formatted(trained.heldBack().brier()),
          "%.3f".formatted(replaced.brier()));
    }
    return promoted;
  }
}
