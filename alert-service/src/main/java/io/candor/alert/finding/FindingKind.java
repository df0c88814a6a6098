package io.candor.alert.finding;

/// What was found. The names equal those of the contract.
public enum FindingKind {
  CSAT_REVIEW,
  CSAT_ROLLBACK,
  POLICY_INCIDENT,
  CONTEXT_LOSS,
  REPEAT_STATE,
  HANDOFF_CSAT,
  BOT_HANDLE_TIME_TREND,
  ESCALATED_HANDLE_TIME,
  REPEAT_CONTACT,
  DEFLECTION_BAND,
  ATTEMPT_DROP,
  CONTAINMENT_DROP,
  SEGMENT_DROP,
  THEME_SPIKE,
  THEME_EMERGING,
  DOOM_LOOP,
  SURVEY_SILENCE,
  MIX_SHIFT,
  REFUND_LEAKAGE,
  ACTION_OVERDUE;

  /// How urgent a finding of this kind is when its producer did not say.
  ///
  /// @param policyClass `01` to `04`; empty unless a policy incident
  public Severity usualSeverity(String policyClass) {
    return switch (this) {
      case POLICY_INCIDENT ->
          switch (policyClass) {
            case "02", "04" -> Severity.P1;
            case "03" -> Severity.P2;
            default -> Severity.P0;
          };
      case CSAT_ROLLBACK, REFUND_LEAKAGE, DOOM_LOOP, THEME_SPIKE, SURVEY_SILENCE -> Severity.P1;
      case CSAT_REVIEW,
          CONTEXT_LOSS,
          REPEAT_STATE,
          HANDOFF_CSAT,
          ESCALATED_HANDLE_TIME,
          REPEAT_CONTACT,
          SEGMENT_DROP,
          THEME_EMERGING,
          BOT_HANDLE_TIME_TREND ->
          Severity.P2;
      case DEFLECTION_BAND, ATTEMPT_DROP, CONTAINMENT_DROP, MIX_SHIFT, ACTION_OVERDUE ->
          Severity.P3;
    };
  }
}
