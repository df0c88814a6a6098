package io.candor.alert.sentence;

import io.candor.alert.finding.Finding;
import io.candor.alert.finding.FindingKind;
import java.util.Locale;

/// Says a finding for people.
public final class Sentences {
  // Slack's limit for a header; other channels are wider.
  private static final int MAX_TITLE = 150;

  private Sentences() {}

  /// What happened, how large it is, who is hit and since when, in one sentence.
  public static String sentence(Finding finding) {
    return switch (finding.subject().kind()) {
      case CSAT_REVIEW -> CsatSentences.review(finding);
      case CSAT_ROLLBACK -> CsatSentences.rollback(finding);
      case SEGMENT_DROP -> CsatSentences.segmentDrop(finding);
      case HANDOFF_CSAT -> CsatSentences.handoff(finding);
      case POLICY_INCIDENT -> PolicySentences.incident(finding);
      case REFUND_LEAKAGE -> PolicySentences.leakage(finding);
      case CONTEXT_LOSS -> FigureSentences.contextLoss(finding);
      case REPEAT_STATE -> FigureSentences.repeatState(finding);
      case REPEAT_CONTACT -> FigureSentences.repeatContact(finding);
      case BOT_HANDLE_TIME_TREND -> FigureSentences.botHandleTime(finding);
      case ESCALATED_HANDLE_TIME -> FigureSentences.escalatedHandleTime(finding);
      case DEFLECTION_BAND -> BotSentences.band(finding);
      case ATTEMPT_DROP -> BotSentences.attemptDrop(finding);
      case CONTAINMENT_DROP -> BotSentences.containmentDrop(finding);
      case DOOM_LOOP -> BotSentences.doomLoop(finding);
      case MIX_SHIFT -> BotSentences.mixShift(finding);
      case SURVEY_SILENCE -> BotSentences.silence(finding);
      case ACTION_OVERDUE -> BotSentences.actionOverdue(finding);
      case THEME_SPIKE -> VolumeSentences.spike(finding);
      case THEME_EMERGING -> VolumeSentences.emerging(finding);
    };
  }

  /// A headline without figures, at most 150 characters: `CSAT rollback: Helpbot, billing dispute`.
  public static String title(Finding finding) {
    String scope = Names.brief(finding.subject().scope());
    String title = kindWords(finding.subject().kind()) + (scope.isEmpty() ? "" : ": " + scope);
    return title.codePointCount(0, title.length()) <= MAX_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, MAX_TITLE - 1)) + "…";
  }

  private static String kindWords(FindingKind kind) {
    String words = Names.capitalised(Names.words(kind.name().toLowerCase(Locale.ROOT)));
    return words.replaceFirst("(?i)csat", "CSAT");
  }
}
