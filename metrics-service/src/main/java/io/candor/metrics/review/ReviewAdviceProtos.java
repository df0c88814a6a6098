package io.candor.metrics.review;

import io.candor.alert.v1.ReviewCeiling;
import io.candor.alert.v1.ReviewStaleKnowledge;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the figures of a period suggest, in numbers and in one sentence.
final class ReviewAdviceProtos {
  private static final double PERCENT = 100;

  private ReviewAdviceProtos() {}

  static ReviewCeiling toProto(Ceiling ceiling) {
    double high = ceiling.band().highPercent().doubleValue();
    double rate = PERCENT * ceiling.rate().doubleValue();
    String sentence =
        switch (ceiling.advice()) {
          case CONFIRM ->
              text(
                  "%s: keep the ceiling of %.1f %% (deflection %.1f %%).",
                  ceiling.archetype(), high, rate);
          case LOWER ->
              text(
                  "%s: lower the ceiling of %.1f %%: at a deflection of %.1f %% satisfaction has"
                      + " fallen below its baseline.",
                  ceiling.archetype(), high, rate);
          case RAISE ->
              text(
                  "%s: the ceiling of %.1f %% may be raised: deflection is %.1f %% and no"
                      + " satisfaction has fallen.",
                  ceiling.archetype(), high, rate);
        };
    return ReviewCeiling.newBuilder()
        .setArchetypeId(ceiling.archetype())
        .setCeiling(high / PERCENT)
        .setDeflection(ceiling.rate().doubleValue())
        .setAdvice(ReviewCeiling.Advice.valueOf(ceiling.advice().name()))
        .setSentence(sentence)
        .build();
  }

  static ReviewStaleKnowledge toProto(StaleKnowledge stale) {
    ReviewStaleKnowledge.Builder proto =
        ReviewStaleKnowledge.newBuilder().setArchetypeId(stale.archetype());
    List<String> parts = new ArrayList<>();
    stale
        .handleTime()
        .ifPresent(
            rise -> {
              Sample before = rise.before();
              Sample now = rise.now();
              proto
                  .setPreviousBotHandleTimeSeconds(before.mean())
                  .setBotHandleTimeSeconds(now.mean());
              parts.add(text("the bot needs %.0f s instead of %.0f s", now.mean(), before.mean()));
            });
    stale
        .repeatContact()
        .ifPresent(
            rise -> {
              double before = share(rise.before());
              double now = share(rise.now());
              proto.setPreviousRepeatContact(before).setRepeatContact(now);
              parts.add(
                  text(
                      "%.1f %% come back within 7 days instead of %.1f %%",
                      PERCENT * now, PERCENT * before));
            });
    return proto
        .setSentence(
            text(
                "%s: %s; see whether its knowledge has gone stale.",
                stale.archetype(), String.join(", ", parts)))
        .build();
  }

  private static double share(Proportion proportion) {
    return proportion.exact().doubleValue();
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
