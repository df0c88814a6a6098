package io.candor.classifier.qa;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.qa.QaReview.Claim;
import io.candor.classifier.qa.QaReview.State;
import io.candor.classifier.qa.QaReviewStore.FollowUp;
import io.candor.classifier.qa.QaSelection.Weeks;
import io.candor.kit.error.CandorException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Gives items to reviewers and takes their verdicts. A verdict is done when it is stored and the
/// conversation's fact has followed; that it has to follow is written down first, so that a crash
/// in
/// between is made good. Thread-safe, over any number of replicas.
final class QaQueue {
  // Each round loses to another reviewer's change of the same item, so a few are plenty.
  private static final int MAX_ROUNDS = 20;
  // Longer than any call: whoever wrote it down is gone by then.
  private static final Duration ABANDONED = Duration.ofMinutes(1);

  private final QaSelection selection;
  private final QaStore store;
  private final QaReviewStore reviews;
  private final QaRecords records;
  private final QaWeekReports weeks;
  private final QaConfig config;
  private final Clock clock;

  QaQueue(
      QaSelection selection,
      QaStore store,
      QaReviewStore reviews,
      QaRecords records,
      QaWeekReports weeks,
      QaConfig config,
      Clock clock) {
    this.selection = selection;
    this.store = store;
    this.reviews = reviews;
    this.records = records;
    this.weeks = weeks;
    this.config = config;
    this.clock = clock;
  }

  /// An item with its conversation.
  record Opened(QaItem item, QaRecords.Case content) {}

  /// The items of some weeks, the most urgent first.
  List<QaItem> list(String workspace, Weeks weeks) {
    return selection.of(workspace, weeks).items();
  }

  /// One item.
  ///
  /// @throws CandorException `QA_ITEM_NOT_FOUND`
  Opened get(String workspace, String key) {
    QaConversation conversation =
        store
            .find(workspace, key)
            .filter(found -> !found.week().isEmpty())
            .orElseThrow(() -> notFound(key));
    QaRecords.Case content = records.find(workspace, key).orElseThrow(() -> notFound(key));
    return new Opened(selection.item(workspace, conversation), content);
  }

  /// Gives a reviewer the most urgent item that they can review; one that they hold goes first.
  /// Empty when there is none.
  Optional<Opened> claimNext(String workspace, Weeks weeks, String reviewer) {
    List<QaItem> items = selection.of(workspace, weeks).items();
    Instant now = clock.instant();
    for (boolean held : new boolean[] {true, false}) {
      for (QaItem item : items) {
        boolean mine = item.review().claimAt(now).isPresent();
        if (mine == held
            && !item.review().isClaimedByOther(reviewer, now)
            && item.review().isFor(reviewer, item.conversation().findingIds())) {
          Optional<Opened> claimed = tryClaim(workspace, item, reviewer, now);
          if (claimed.isPresent()) {
            return claimed;
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Empty when somebody else was faster, or the conversation has gone.
  private Optional<Opened> tryClaim(String workspace, QaItem item, String reviewer, Instant now) {
    QaReview claimed =
        item.review()
            .claimed(
                item.conversation().week(), new Claim(reviewer, now.plus(config.claimLease())));
    Optional<QaRecords.Case> content = records.find(workspace, item.conversation().key());
    return content.isPresent() && reviews.replace(workspace, claimed)
        ? content.map(found -> new Opened(withReview(item, claimed), found))
        : Optional.empty();
  }

  /// Gives a reviewer the item that they name.
  ///
  /// @throws CandorException `QA_ITEM_NOT_FOUND`, `QA_ITEM_CLAIMED`, `QA_ITEM_DECIDED`
  Opened claim(String workspace, String key, String reviewer) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Opened opened = get(workspace, key);
      Instant now = clock.instant();
      requireOpen(opened, reviewer, now);
      Optional<Opened> claimed = tryClaim(workspace, opened.item(), reviewer, now);
      if (claimed.isPresent()) {
        return claimed.get();
      }
    }
    throw new IllegalStateException("an item changes faster than it can be claimed");
  }

  /// Stores a verdict and lets the fact follow.
  ///
  /// @param verdict its `checks` are ignored and its statements' classes, too: the service knows
  /// @throws CandorException `QA_ITEM_NOT_FOUND`, `QA_ITEM_CLAIMED`, `QA_ITEM_DECIDED`,
  ///     `QA_VERDICT_INVALID`, `QA_VERDICT_GIVEN`
  QaItem submit(String workspace, String key, QaVerdict verdict) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Opened opened = get(workspace, key);
      QaReview before = opened.item().review();
      Instant now = clock.instant();
      FollowUp followUp = new FollowUp(workspace, key, verdict.reviewer(), now);
      Optional<QaVerdict> earlier =
          before
              .of(verdict.reviewer())
              .filter(given -> given.covers(opened.content().findingIds()));
      if (earlier.isPresent()) {
        if (!earlier.get().saysSame(verdict)) {
          throw CandorException.of(ClassifierReason.QA_VERDICT_GIVEN)
              .message("the reviewer has given another verdict on the same statements")
              .build();
        }
        return followed(followUp, opened.item());
      }
      requireOpen(opened, verdict.reviewer(), now);
      QaVerdict checked = QaVerdictRules.checked(verdict, opened, now);
      reviews.addFollowUp(followUp);
      QaReview after = before.with(opened.item().conversation().week(), checked);
      if (reviews.replace(workspace, after)) {
        return followed(followUp, withReview(opened.item(), after));
      }
    }
    throw new IllegalStateException("an item changes faster than it can be reviewed");
  }

  private QaItem followed(FollowUp followUp, QaItem item) {
    follow(followUp);
    return item;
  }

  private void follow(FollowUp followUp) {
    records.follow(followUp.workspace(), followUp.key());
    store
        .find(followUp.workspace(), followUp.key())
        .flatMap(conversation -> QaWeek.parse(conversation.week()))
        .ifPresent(week -> weeks.tell(followUp.workspace(), week));
    reviews.removeFollowUp(followUp);
  }

  /// Lets facts follow whose reviewer's call ended in the middle.
  void followAbandoned() {
    Instant latest = clock.instant().minus(ABANDONED);
    for (FollowUp followUp : reviews.followUps()) {
      if (followUp.since().isBefore(latest)) {
        follow(followUp);
      }
    }
  }

  private static void requireOpen(Opened opened, String reviewer, Instant now) {
    QaReview review = opened.item().review();
    if (review.isClaimedByOther(reviewer, now)) {
      throw CandorException.of(ClassifierReason.QA_ITEM_CLAIMED)
          .message("another reviewer works on the item")
          .precondition("CLAIM", opened.item().conversation().key(), "wait until the claim ends")
          .build();
    }
    List<String> findings = opened.content().findingIds();
    if (!review.isFor(reviewer, findings)) {
      throw CandorException.of(ClassifierReason.QA_ITEM_DECIDED)
          .message(
              review.state(findings) == State.REVIEWED
                  ? "every statement is decided"
                  : "the item waits for another reviewer")
          .precondition("REVIEW", opened.item().conversation().key(), "nothing to decide")
          .build();
    }
  }

  private static QaItem withReview(QaItem item, QaReview review) {
    return new QaItem(item.conversation(), item.drawn(), item.dueTime(), review);
  }

  private static CandorException notFound(String key) {
    return CandorException.of(ClassifierReason.QA_ITEM_NOT_FOUND)
        .message("no closed conversation of a bot has this name")
        .resource("QaItem", key)
        .build();
  }
}
