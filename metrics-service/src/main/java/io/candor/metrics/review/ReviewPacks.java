package io.candor.metrics.review;

import io.candor.metrics.evaluation.AfterEvaluation;
import io.candor.metrics.evaluation.HandedFinding;
import io.candor.metrics.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes the packs whose review is due, when a workspace has been evaluated. Once per period; while
/// it settles it follows facts that come in, and then no more.
final class ReviewPacks implements AfterEvaluation {
  private final ReviewPackStore store;
  private final ReviewConfig config;
  private final Clock clock;

  ReviewPacks(ReviewPackStore store, ReviewConfig config, Clock clock) {
    this.store = store;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public void evaluated(Evaluated evaluated) {
    if (!config.enabled()) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Settings settings = evaluated.panels().terms().settings();
    ZoneId zone = evaluated.panels().terms().zone();
    List<ReviewPeriod> due = ReviewPeriod.due(settings.reviews().dueHour(), zone, now);
    Map<String, ReviewPackStore.StoredPack> stored =
        store.stored(evaluated.workspace(), due.stream().map(ReviewPeriod::id).toList());
    due.removeIf(
        review ->
            isSettled(stored.get(review.id()), now) || rests(review, stored.get(review.id()), now));
    if (due.isEmpty()) {
      return;
    }
    ReviewMaker maker = new ReviewMaker(evaluated.panels(), evaluated.figures(), now);
    List<HandedFinding> findings = evaluated.findings().get();
    List<ReviewPackStore.StoredPack> changed = new ArrayList<>();
    for (ReviewPeriod review : due) {
      maker
          .make(review)
          .flatMap(
              made ->
                  ReviewPackProtos.next(
                      new ReviewPackProtos.Telling(
                          evaluated.workspace(),
                          made,
                          evaluated.panels().terms(),
                          findings,
                          review.dueTime(settings.reviews().dueHour(), zone)),
                      Optional.ofNullable(stored.get(review.id())),
                      now))
          .ifPresent(changed::add);
    }
    List<String> same = new ArrayList<>(stored.keySet());
    same.retainAll(due.stream().map(ReviewPeriod::id).toList());
    changed.forEach(pack -> same.remove(pack.id()));
    if (!same.isEmpty()) {
      store.checked(evaluated.workspace(), same, now);
    }
    if (!changed.isEmpty()) {
      store.keep(evaluated.workspace(), changed);
    }
  }

  // Figures of many weeks are not made with every evaluation.
  private boolean rests(
      ReviewPeriod review, ReviewPackStore.@Nullable StoredPack pack, Instant now) {
    return pack != null
        && review.kind() != ReviewPeriod.Kind.WEEKLY
        && pack.checkTime().plus(config.rest()).isAfter(now);
  }

  private boolean isSettled(ReviewPackStore.@Nullable StoredPack pack, Instant now) {
    return pack != null && pack.createTime().plus(config.settle()).isBefore(now);
  }
}
