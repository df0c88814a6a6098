package io.candor.alert.sentence;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingScope;
import io.candor.alert.finding.WeekFigure.Measured;
import io.candor.alert.finding.WeekFigure.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Sentences about what the bot takes on, and about figures that are going blind.
final class BotSentences {
  // What the source of a silence begins with when it is of a producer of events.
  private static final String PRODUCER = "producer:";

  private BotSentences() {}

  /// `Deflection of Helpbot on billing dispute is 15.3 %, above its band (line 10 %, 639
  /// conversations), since week 2026-W12.`
  static String band(Finding finding) {
    Measured measured = Clauses.measured(finding);
    Double value = measured == null ? null : measured.value();
    Double line =
        measured == null
            ? null
            : measured.unit() == Unit.FRACTION && measured.threshold() != null
                ? measured.threshold()
                : measured.reference();
    String side = value == null || line == null ? "outside" : value > line ? "above" : "below";
    List<String> parts = new ArrayList<>();
    if (line != null) {
      parts.add("line " + Numbers.percent(line));
    }
    if (measured != null) {
      Clauses.sample(measured, "conversation").ifPresent(parts::add);
    }
    return "Deflection"
        + Names.where(finding.subject().scope())
        + (value == null ? " is " : " is " + Numbers.percent(value) + ", ")
        + side
        + " its band"
        + Clauses.bracketed(parts)
        + Clauses.when(finding)
        + Clauses.sinceWeek(finding)
        + ".";
  }

  /// `Helpbot tries 60.2 % of conversations on password reset in week 2026-W15, 27.7 points less
  /// than in the four weeks before (87.9 %, 128 conversations).`
  static String attemptDrop(Finding finding) {
    return fall(finding, "tries");
  }

  /// `Helpbot contains 44.1 % of conversations on returns …`.
  static String containmentDrop(Finding finding) {
    return fall(finding, "contains");
  }

  /// `Containment of Helpbot on basic billing rose 11 points over the four weeks to 2026-W15 while
  /// customers come back more or rate it worse: they cannot get out.`
  static String doomLoop(Finding finding) {
    Measured measured = Clauses.measured(finding);
    Double delta = measured == null ? null : measured.delta();
    return "Containment"
        + Names.where(finding.subject().scope())
        + " rose"
        + (delta == null ? "" : " " + Numbers.points(delta))
        + " over "
        + finding.latestWeek().map(week -> "the four weeks to " + week.week()).orElse("four weeks")
        + " while customers come back more or rate it worse"
        + Clauses.affecting(finding)
        + Clauses.sinceWeek(finding)
        + ": they cannot get out.";
  }

  /// `The mix of archetypes of Helpbot differs from the baseline (stability index 0.27, limit 0.2,
  /// 6,359 conversations): the baseline is due for recalibration.`
  static String mixShift(Finding finding) {
    Measured measured = Clauses.measured(finding);
    List<String> parts = new ArrayList<>();
    if (measured != null) {
      Double value = measured.value() != null ? measured.value() : measured.delta();
      if (value != null) {
        parts.add("stability index " + Numbers.format(value, 2));
      }
      Double threshold = measured.threshold();
      if (threshold != null) {
        parts.add("limit " + Numbers.format(threshold, 2));
      }
      Clauses.sample(measured, "conversation").ifPresent(parts::add);
    }
    return "The mix of archetypes"
        + Names.where(finding.subject().scope())
        + " differs from the baseline"
        + Clauses.bracketed(parts)
        + ": the baseline is due for recalibration.";
  }

  /// `Resolution surveys are going silent in week 2026-W19: answers to 9.5 % of 1,021
  /// conversations (usually 37.5 %).`
  static String silence(Finding finding) {
    FindingScope scope = finding.subject().scope();
    if (scope.source().startsWith(PRODUCER)) {
      return producerSilence(finding, scope.source().substring(PRODUCER.length()));
    }
    String source = scope.source().isEmpty() ? finding.subject().metric() : scope.source();
    String what = source.isEmpty() ? "Surveys" : surveys(source);
    Measured measured = Clauses.measured(finding);
    Double value = measured == null ? null : measured.value();
    Double usual = measured == null ? null : measured.reference();
    String figures = "";
    if (measured != null && value != null) {
      figures =
          ": answers to "
              + Numbers.percent(value)
              + " of "
              + (measured.sampleSize() == 0
                  ? "conversations"
                  : Numbers.count(measured.sampleSize(), "conversation"))
              + (usual == null ? "" : " (usually " + Numbers.percent(usual) + ")");
    }
    return what
        + Names.where(scope)
        + " are going silent"
        + Clauses.when(finding)
        + figures
        + Clauses.sinceWeek(finding)
        + ".";
  }

  /// `An action item is overdue: …`.
  static String actionOverdue(Finding finding) {
    String item = finding.context().proposal().strip();
    String text = item.isEmpty() ? "" : ": " + item;
    String whole = "An action item" + Names.where(finding.subject().scope()) + " is overdue" + text;
    return whole.endsWith(".") ? whole : whole + ".";
  }

  // Names of surveys that are acronyms stay as they are.
  /// `No events of surveys (resolution) have come for 3 days (usually at most 1 day apart): ...`
  private static String producerSilence(Finding finding, String producer) {
    Measured measured = Clauses.measured(finding);
    Double silent = measured == null ? null : measured.value();
    Double usual = measured == null ? null : measured.reference();
    int dot = producer.indexOf('.');
    String what =
        dot < 0
            ? Names.words(producer)
            : "%s (%s)"
                .formatted(
                    Names.words(producer.substring(0, dot)),
                    Names.words(producer.substring(dot + 1)));
    return "No events of "
        + what
        + " have come"
        + (silent == null ? "" : " for more than " + Numbers.duration(silent))
        + (usual == null ? "" : " (usually at most " + Numbers.duration(usual) + " apart)")
        + Clauses.when(finding)
        + Clauses.sinceWeek(finding)
        + ": the figures are going blind.";
  }

  private static String surveys(String source) {
    boolean acronym = source.equals("CSAT") || source.equals("NPS");
    String words = acronym ? source : Names.words(source.toLowerCase(Locale.ROOT));
    return Names.capitalised(words) + " surveys";
  }

  private static String fall(Finding finding, String verb) {
    FindingScope scope = finding.subject().scope();
    Measured measured = Clauses.measured(finding);
    Double value = measured == null ? null : measured.value();
    Double delta = measured == null ? null : measured.delta();
    List<String> parts = new ArrayList<>();
    if (measured != null) {
      Double reference = measured.reference();
      if (reference != null) {
        parts.add(Numbers.percent(reference));
      }
      Clauses.sample(measured, "conversation").ifPresent(parts::add);
    }
    return Names.capitalised(Names.bot(scope))
        + " "
        + verb
        + (value == null
            ? " fewer conversations"
            : " " + Numbers.percent(value) + " of conversations")
        + Names.onWhat(scope)
        + Clauses.when(finding)
        + (delta == null
            ? ""
            : ", " + Numbers.points(delta) + " less than in the four weeks before")
        + Clauses.bracketed(parts)
        + Clauses.affecting(finding)
        + Clauses.sinceWeek(finding)
        + ".";
  }
}
