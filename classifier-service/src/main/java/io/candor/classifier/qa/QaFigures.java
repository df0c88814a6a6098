package io.candor.classifier.qa;

import io.candor.classifier.policy.PolicyClass;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the reviews of some weeks say.
///
/// @param conversationCount closed conversations of bots
/// @param itemCount items: drawn or flagged
/// @param reviewedCount of them, those in which all is decided
/// @param disputedCount of them, those that wait for another reviewer
/// @param overdueCount of them, those that are due and not reviewed
/// @param coverage share of the conversations in whose strata somebody has reviewed, 0 to 1
/// @param classes by class
/// @param questions by question that a check answers
/// @param archetypes by ticket type
record QaFigures(
    long conversationCount,
    long itemCount,
    long reviewedCount,
    long disputedCount,
    long overdueCount,
    double coverage,
    Map<PolicyClass, ClassFigures> classes,
    List<QuestionFigures> questions,
    List<ArchetypeFigures> archetypes) {

  /// A class of incidents.
  ///
  /// @param automatic found by checks
  /// @param confirmed of them, by reviewers
  /// @param overruled of them, by reviewers
  /// @param missed found by reviewers alone
  /// @param precision confirmed ÷ decided; absent when none is decided
  /// @param recall confirmed ÷ (confirmed + missed), weighted; absent when neither is there, or no
  ///     unflagged conversation was reviewed
  /// @param rate share of conversations with an incident, weighted; absent without reviews
  record ClassFigures(
      long automatic,
      long confirmed,
      long overruled,
      long missed,
      @Nullable WilsonRate precision,
      @Nullable Double recall,
      @Nullable WilsonRate rate) {
    long undecided() {
      return automatic - confirmed - overruled;
    }
  }

  /// A question that a check answers, too.
  ///
  /// @param compared conversations for which both say yes or no
  /// @param both yes by both
  /// @param checkOnly yes by the check alone
  /// @param reviewersOnly yes by the reviewers alone
  record QuestionFigures(
      Question question, long compared, long both, long checkOnly, long reviewersOnly) {
    @Nullable WilsonRate precision() {
      return rate(both, both + checkOnly);
    }

    @Nullable WilsonRate recall() {
      return rate(both, both + reviewersOnly);
    }
  }

  /// A ticket type.
  record ArchetypeFigures(
      String archetype,
      long conversations,
      long drawn,
      long drawnReviewed,
      long flagged,
      long flaggedReviewed) {}

  static @Nullable WilsonRate rate(long part, long whole) {
    return whole == 0 ? null : WilsonRate.of((double) part / whole, (double) whole);
  }
}
