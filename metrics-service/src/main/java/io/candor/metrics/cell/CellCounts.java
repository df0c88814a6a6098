package io.candor.metrics.cell;

/// Every counter that the KPIs of one cell need. Additive and exact: the counters of a union of
/// disjoint sets of conversations are the sum of theirs, so a store adds what a conversation counts
/// now and takes off what it counted before. A baseline is the same record over the conversations
/// of its window.
///
/// @param conversations closed conversations
/// @param attempted the bot tried to help
/// @param contained attempted, outcome `RESOLVED_*`, no escalation
/// @param deflected contained, no human and no ticket
/// @param csatResolution last answers of resolution surveys
/// @param csatDelayed last answers of delayed surveys, given 48 h to 72 h after the close (both
///     inclusive)
/// @param csatDelayedOutside last answers of delayed surveys given at another time: shown, in
///     no rate
/// @param escalation escalations, context loss, repeat-state and handoff satisfaction
/// @param handleTimes the three series of handle time
/// @param repeatContact repeat contact at the moment of evaluation
/// @param model model-scored satisfaction
/// @param policy policy incidents and refunds
public record CellCounts(
    long conversations,
    long attempted,
    long contained,
    long deflected,
    CsatCounts csatResolution,
    CsatCounts csatDelayed,
    CsatCounts csatDelayedOutside,
    EscalationCounts escalation,
    HandleTimes handleTimes,
    RepeatCounts repeatContact,
    ModelCounts model,
    PolicyCounts policy) {

  public static final CellCounts ZERO =
      new CellCounts(
          0,
          0,
          0,
          0,
          CsatCounts.ZERO,
          CsatCounts.ZERO,
          CsatCounts.ZERO,
          EscalationCounts.ZERO,
          HandleTimes.ZERO,
          RepeatCounts.ZERO,
          ModelCounts.ZERO,
          PolicyCounts.ZERO);

  public CellCounts plus(CellCounts other) {
    return new CellCounts(
        conversations + other.conversations,
        attempted + other.attempted,
        contained + other.contained,
        deflected + other.deflected,
        csatResolution.plus(other.csatResolution),
        csatDelayed.plus(other.csatDelayed),
        csatDelayedOutside.plus(other.csatDelayedOutside),
        escalation.plus(other.escalation),
        handleTimes.plus(other.handleTimes),
        repeatContact.plus(other.repeatContact),
        model.plus(other.model),
        policy.plus(other.policy));
  }

  public CellCounts minus(CellCounts other) {
    return new CellCounts(
        conversations - other.conversations,
        attempted - other.attempted,
        contained - other.contained,
        deflected - other.deflected,
        csatResolution.minus(other.csatResolution),
        csatDelayed.minus(other.csatDelayed),
        csatDelayedOutside.minus(other.csatDelayedOutside),
        escalation.minus(other.escalation),
        handleTimes.minus(other.handleTimes),
        repeatContact.minus(other.repeatContact),
        model.minus(other.model),
        policy.minus(other.policy));
  }

  /// The same counters with other answers after a handoff.
  public CellCounts withHandoffs(CsatCounts answers) {
    return new CellCounts(
        conversations,
        attempted,
        contained,
        deflected,
        csatResolution,
        csatDelayed,
        csatDelayedOutside,
        new EscalationCounts(
            escalation.escalations(),
            escalation.contextLost(),
            escalation.contextLostFlagged(),
            escalation.repeatedState(),
            escalation.packetParts(),
            answers),
        handleTimes,
        repeatContact,
        model,
        policy);
  }

  /// The same counters with other handle times.
  public CellCounts withHandleTimes(HandleTimes handleTimes) {
    return new CellCounts(
        conversations,
        attempted,
        contained,
        deflected,
        csatResolution,
        csatDelayed,
        csatDelayedOutside,
        escalation,
        handleTimes,
        repeatContact,
        model,
        policy);
  }

  /// The same counters with another count of repeat contact (a younger week, seen at another
  /// moment).
  public CellCounts withRepeatContact(RepeatCounts repeatContact) {
    return new CellCounts(
        conversations,
        attempted,
        contained,
        deflected,
        csatResolution,
        csatDelayed,
        csatDelayedOutside,
        escalation,
        handleTimes,
        repeatContact,
        model,
        policy);
  }
}
