package io.candor.ingest.event;

import io.candor.ingest.report.ConversationReport;
import io.candor.ingest.report.Event;
import io.candor.ingest.report.FeedbackReport;
import io.candor.ingest.report.Scale;
import io.candor.ingest.report.SurveyReport;
import io.candor.ingest.report.Turn;
import io.candor.kit.error.FieldViolation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The rules that join several fields of one event; those of single fields are in the contract.
/// Paths begin at the event. Pure.
final class EventRules {

  private EventRules() {}

  /// Every rule that the event breaks; empty if it breaks none.
  static List<FieldViolation> check(Event event) {
    List<FieldViolation> violations = new ArrayList<>(0);
    switch (event.report()) {
      case ConversationReport snapshot -> check(snapshot, violations);
      case SurveyReport survey ->
          checkRating("survey", survey.rating(), survey.scale(), violations);
      case FeedbackReport feedback -> check(feedback, violations);
      default -> {
        // The other kinds have no rule that joins fields.
      }
    }
    return violations;
  }

  private static void check(ConversationReport snapshot, List<FieldViolation> violations) {
    if (snapshot.closeTime() != null && snapshot.closeTime().isBefore(snapshot.openTime())) {
      violations.add(new FieldViolation("conversation.close_time", "must not be before open_time"));
    }
    Set<Integer> indices = HashSet.newHashSet(snapshot.turns().size());
    for (int i = 0; i < snapshot.turns().size(); i++) {
      Turn turn = snapshot.turns().get(i);
      if (!indices.add(turn.index())) {
        violations.add(
            new FieldViolation(
                "conversation.turns[" + i + "].index",
                turn.index() + " is the index of an earlier turn (expected: each index once)"));
      }
    }
  }

  private static void check(FeedbackReport feedback, List<FieldViolation> violations) {
    if (feedback.rating() != null) {
      checkRating("feedback", feedback.rating(), feedback.scale(), violations);
    } else {
      checkScale("feedback", feedback.scale(), violations);
    }
    if (feedback.locale() != null && !feedback.locale().isEmpty() && !isLocale(feedback.locale())) {
      violations.add(
          new FieldViolation("feedback.locale", "must be a BCP 47 language tag such as en-US"));
    }
  }

  private static void checkRating(
      String body, double rating, Scale scale, List<FieldViolation> violations) {
    if (!checkScale(body, scale, violations)) {
      return;
    }
    if (rating < scale.min() || rating > scale.max()) {
      violations.add(
          new FieldViolation(
              body + ".rating",
              rating
                  + " is outside the scale (expected: "
                  + scale.min()
                  + " to "
                  + scale.max()
                  + ")"));
    }
  }

  private static boolean checkScale(String body, Scale scale, List<FieldViolation> violations) {
    if (scale.min() < scale.max()) {
      return true;
    }
    String kind = scale.min() == scale.max() ? "empty" : "reversed";
    violations.add(
        new FieldViolation(
            body + ".scale",
            "is " + kind + ": " + scale.min() + " to " + scale.max() + " (expected: min < max)"));
    return false;
  }

  private static boolean isLocale(String tag) {
    try {
      new Locale.Builder().setLanguageTag(tag);
      return true;
    } catch (IllformedLocaleException e) {
      return false; // The rule is exactly this parser's.
    }
  }
}
