package io.candor.classifier.handoff;

import io.candor.classifier.conversation.Handoff;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.conversation.Turn;
import io.candor.classifier.conversation.Turn.Role;
import org.jspecify.annotations.Nullable;

/// What the words of an escalated conversation show of its hand-over.
///
/// @param contextLoss whether the agent asked for what had been said; absent without an agent turn
/// @param contextLossTurn the first agent turn that does; absent when none does
/// @param repeatState whether the customer says they told it before, at the latest in answer to the
///     third agent turn; absent when nobody handed over
/// @param repeatStateTurn the first customer turn that does; absent when none does
/// @param acknowledged whether the agent's first response shows that the packet was read; absent
///     without a packet or an agent turn
public record HandoffSigns(
    @Nullable Boolean contextLoss,
    @Nullable Integer contextLossTurn,
    @Nullable Boolean repeatState,
    @Nullable Integer repeatStateTurn,
    @Nullable Boolean acknowledged) {
  // "In answer to the third agent turn" ends where the fourth begins.
  private static final int AGENT_TURNS = 3;
  // Where precision and recall meet on companies that the models have not learned from.
  static final double ASKS_AGAIN = 0.5;
  static final double ACKNOWLEDGES = 0.5;

  /// No hand-over, no signs.
  public static final HandoffSigns NONE = new HandoffSigns(null, null, null, null, null);

  /// Reads a conversation.
  public static HandoffSigns of(Transcript transcript) {
    if (!transcript.isHumanHandled()) {
      return NONE;
    }
    Handoff handoff = transcript.handoff();
    String packet = handoff == null ? "" : handoff.packetWords();
    Known known = Known.packet(packet);
    boolean asked = false; // before anything has been said, nothing can be said again
    Integer lossTurn = null;
    Integer repeatTurn = null;
    Integer firstAgentTurn = null;
    boolean acknowledged = false;
    int agentTurns = 0;
    for (Turn turn : transcript.turns()) {
      if (turn.role() == Role.AGENT && ++agentTurns > AGENT_TURNS) {
        break;
      }
      if (turn.role() == Role.AGENT) {
        AgentTurn said = AgentTurn.of(turn.text(), known, firstAgentTurn == null);
        boolean lost = asked && said.asksAgain() >= ASKS_AGAIN;
        if (firstAgentTurn == null) {
          firstAgentTurn = turn.index();
          acknowledged = !lost && said.acknowledges() >= ACKNOWLEDGES;
        }
        if (lossTurn == null && lost) {
          lossTurn = turn.index();
        }
      } else if (turn.role() == Role.CUSTOMER) {
        if (repeatTurn == null && asked && RepeatedTelling.isIn(turn.text(), known)) {
          repeatTurn = turn.index();
        }
        asked = true;
        known = known.and(Known.said(turn.text()));
      }
    }
    return new HandoffSigns(
        firstAgentTurn == null ? null : lossTurn != null,
        lossTurn,
        repeatTurn != null,
        repeatTurn,
        firstAgentTurn == null || packet.isEmpty() ? null : (Boolean) acknowledged);
  }
}
