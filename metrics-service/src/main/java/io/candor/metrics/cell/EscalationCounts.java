package io.candor.metrics.cell;

/// Counters of escalations and their handoffs. Additive.
///
/// @param escalations conversations with an agent turn, a handoff or the outcome `ESCALATED`
/// @param contextLost of these, the agent had to ask the customer to re-state (flag of the
///     producer or detected)
/// @param contextLostFlagged of these, by the producer's flag
/// @param repeatedState escalations in which the customer says that they already told the bot,
///     in time
/// @param packetParts parts of the handoff packets that are present, 0..5 for each escalation
/// @param csat resolution survey answers of escalations
public record EscalationCounts(
    long escalations,
    long contextLost,
    long contextLostFlagged,
    long repeatedState,
    long packetParts,
    CsatCounts csat) {

  public static final EscalationCounts ZERO = new EscalationCounts(0, 0, 0, 0, 0, CsatCounts.ZERO);

  public EscalationCounts plus(EscalationCounts other) {
    return new EscalationCounts(
        escalations + other.escalations,
        contextLost + other.contextLost,
        contextLostFlagged + other.contextLostFlagged,
        repeatedState + other.repeatedState,
        packetParts + other.packetParts,
        csat.plus(other.csat));
  }

  public EscalationCounts minus(EscalationCounts other) {
    return new EscalationCounts(
        escalations - other.escalations,
        contextLost - other.contextLost,
        contextLostFlagged - other.contextLostFlagged,
        repeatedState - other.repeatedState,
        packetParts - other.packetParts,
        csat.minus(other.csat));
  }
}
