package io.candor.classifier.qa;

import io.candor.classifier.check.CheckSettings;
import io.candor.classifier.check.CheckStore;
import io.candor.classifier.qa.QaConversation.Stratum;
import io.candor.classifier.qa.QaStore.StratumSize;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which conversations people look at: those below the threshold of the draw, the first of every
/// stratum that has enough, and those in which a check found something. Made anew from what is
/// stored every time it is asked for, so it depends on no order. Thread-safe.
final class QaSelection {
  private final QaStore store;
  private final QaReviewStore reviews;
  private final CheckStore settings;
  private final QaConfig config;

  QaSelection(QaStore store, QaReviewStore reviews, CheckStore settings, QaConfig config) {
    this.store = store;
    this.reviews = reviews;
    this.settings = settings;
    this.config = config;
  }

  /// Weeks, both included.
  record Weeks(QaWeek from, QaWeek to) {}

  /// @param strata all conversations of the weeks, by week and ticket type
  /// @param items those that people look at, the most urgent first
  record Selected(Map<Stratum, StratumSize> strata, List<QaItem> items) {}

  /// The selection of some weeks.
  Selected of(String workspace, Weeks weeks) {
    String from = weeks.from().toString();
    String to = weeks.to().toString();
    Map<Stratum, StratumSize> strata = store.strata(workspace, from, to);
    long threshold = threshold(workspace);
    Set<Long> firsts = new HashSet<>();
    for (StratumSize size : strata.values()) {
      if (size.count() >= Draw.SMALLEST_STRATUM && size.lowestLot() >= threshold) {
        firsts.add(size.lowestLot());
      }
    }
    List<QaConversation> chosen = store.select(workspace, from, to, threshold, firsts);
    Map<String, QaReview> known =
        reviews.find(workspace, chosen.stream().map(QaConversation::key).toList());
    List<QaItem> items = new ArrayList<>();
    for (QaConversation conversation : chosen) {
      StratumSize size = strata.get(conversation.stratum());
      boolean first = size != null && conversation.lot() == size.lowestLot();
      items.add(
          item(
              conversation,
              conversation.lot() < threshold || first && firsts.contains(conversation.lot()),
              known.getOrDefault(
                  conversation.key(), QaReview.none(conversation.key(), conversation.week()))));
    }
    items.sort(QaItem.URGENCY);
    return new Selected(strata, items);
  }

  /// One conversation as an item, whether it was chosen or not.
  QaItem item(String workspace, QaConversation conversation) {
    QaWeek week = QaWeek.of(conversation.closeTime(), config.zone());
    boolean drawn =
        of(workspace, new Weeks(week, week)).items().stream()
            .anyMatch(item -> item.drawn() && item.conversation().equals(conversation));
    QaReview review =
        reviews
            .find(workspace, List.of(conversation.key()))
            .getOrDefault(
                conversation.key(), QaReview.none(conversation.key(), conversation.week()));
    return item(conversation, drawn, review);
  }

  private QaItem item(QaConversation conversation, boolean drawn, QaReview review) {
    ZoneId zone = config.zone();
    Instant closed = conversation.closeTime();
    Instant due =
        conversation.isFlagged()
            ? closed.plus(config.flaggedDue())
            : QaWeek.of(closed, zone).end(zone).plus(config.sampleDue());
    return new QaItem(conversation, drawn, due, review);
  }

  private long threshold(String workspace) {
    return Draw.threshold(
        settings.settings(workspace).orElse(CheckSettings.DEFAULTS).effectiveSampleRate());
  }
}
