package io.candor.classifier.qa;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far the review of a conversation is.
///
/// @param key of the conversation's record
/// @param revision grows by 1 with every change; 0: nothing is stored yet
/// @param week the cohort week at the last change
/// @param claim who works on it; absent: nobody
/// @param verdicts at most one of each reviewer, the first one first
record QaReview(
    String key, long revision, String week, @Nullable Claim claim, List<QaVerdict> verdicts) {
  /// @param until the instant at which others may claim it
  record Claim(String reviewer, Instant until) {}

  /// How far it is.
  enum State {
    OPEN,
    DISPUTED,
    REVIEWED
  }

  QaReview {
    verdicts = List.copyOf(verdicts);
  }

  /// Nobody has looked at it.
  static QaReview none(String key, String week) {
    return new QaReview(key, 0, week, null, List.of());
  }

  /// The claim that is in force.
  Optional<Claim> claimAt(Instant now) {
    return Optional.ofNullable(claim).filter(held -> now.isBefore(held.until()));
  }

  /// Whether somebody else works on it.
  boolean isClaimedByOther(String reviewer, Instant now) {
    return claimAt(now).filter(held -> !held.reviewer().equals(reviewer)).isPresent();
  }

  Decision decision(List<String> findings) {
    return Decision.of(verdicts, findings);
  }

  /// @param findings ids of what the checks find now
  State state(List<String> findings) {
    if (decision(findings).isComplete()) {
      return State.REVIEWED;
    }
    boolean everybodyKnew = verdicts.stream().allMatch(verdict -> verdict.covers(findings));
    return verdicts.isEmpty() || !everybodyKnew ? State.OPEN : State.DISPUTED;
  }

  /// The verdict of a reviewer.
  Optional<QaVerdict> of(String reviewer) {
    return verdicts.stream().filter(each -> each.reviewer().equals(reviewer)).findFirst();
  }

  /// Whether a verdict of this reviewer would count: nobody decides twice on the same statements.
  boolean isFor(String reviewer, List<String> findings) {
    return state(findings) != State.REVIEWED
        && of(reviewer).map(given -> !given.covers(findings)).orElse(true);
  }

  QaReview claimed(String week, Claim by) {
    return new QaReview(key, revision + 1, week, by, verdicts);
  }

  /// With a verdict, which ends the claim and takes the place of the reviewer's earlier one.
  QaReview with(String week, QaVerdict verdict) {
    List<QaVerdict> after = new ArrayList<>(verdicts);
    after.removeIf(each -> each.reviewer().equals(verdict.reviewer()));
    after.add(verdict);
    return new QaReview(key, revision + 1, week, null, after);
  }
}
