package io.candor.classifier.qa;

import io.candor.classifier.check.Rulings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What reviewers have decided, for whoever makes facts. Thread-safe.
public final class QaRulings {
  private final QaReviewStore reviews;

  QaRulings(QaReviewStore reviews) {
    this.reviews = reviews;
  }

  /// Forgets what reviewers said of conversations, their remarks included.
  public void forget(String workspace, Collection<String> keys) {
    reviews.remove(workspace, keys);
  }

  /// The decisions about conversations, by record key; those without any are left out.
  ///
  /// @param findings ids of what the checks find now, by record key
  public Map<String, Rulings> of(String workspace, Map<String, List<String>> findings) {
    Map<String, Rulings> rulings = new HashMap<>();
    reviews
        .find(workspace, findings.keySet())
        .forEach(
            (key, review) -> {
              Decision decision = review.decision(findings.getOrDefault(key, List.of()));
              rulings.put(
                  key,
                  new Rulings(
                      decision.rulings(),
                      decision.found().stream()
                          .map(
                              missed ->
                                  new Rulings.Missed(
                                      missed.policyClass(),
                                      missed.assertionId(),
                                      missed.turnIndex()))
                          .toList()));
            });
    return rulings;
  }
}
