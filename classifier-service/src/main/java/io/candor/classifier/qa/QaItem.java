package io.candor.classifier.qa;

import java.time.Instant;
import java.util.Comparator;

/// A conversation that people look at.
///
/// @param drawn whether the weekly draw chose it
/// @param dueTime when it should have been reviewed
/// @param review how far that is
record QaItem(QaConversation conversation, boolean drawn, Instant dueTime, QaReview review) {
  /// The most urgent first.
  static final Comparator<QaItem> URGENCY = Comparator.comparing(QaItem::rank);

  QaReview.State state() {
    return review.state(conversation.findingIds());
  }

  boolean isDueAt(Instant now) {
    return state() != QaReview.State.REVIEWED && now.isAfter(dueTime);
  }

  /// Sorts items by urgency; different for each: class 01, then other findings, then the draw; by
  /// due time; by lot, which favours nobody.
  String rank() {
    int kind = conversation.isUrgent() ? 0 : conversation.isFlagged() ? 1 : 2;
    return "%d/%012d/%019d/%s"
        .formatted(kind, dueTime.getEpochSecond(), conversation.lot(), conversation.key());
  }
}
