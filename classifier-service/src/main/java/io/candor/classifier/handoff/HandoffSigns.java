package io.candor.classifier.handoff;

import io.candor.classifier.conversation.Handoff;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.conversation.Turn;
import io.candor.classifier.conversation.Turn.Role;
import java.util.ArrayList;
import java.util.List;
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

  /// No hand-over, no signs.
  public static final HandoffSigns NONE = new HandoffSigns(null, null, null, null, null);

  /// Reads a conversation.
  public static HandoffSigns of(Transcript transcript) {
    if (!transcript.isHumanHandled()) {
      return NONE;
    }
    Handoff handoff = transcript.handoff();
    String packet = handoff == null ? "" : handoff.packetWords();
    List<String> said = new ArrayList<>();
    Integer lossTurn = null;
    Integer repeatTurn = null;
    Turn firstAgentTurn = null;
    int agentTurns = 0;
    for (Turn turn : transcript.turns()) {
      if (turn.role() == Role.AGENT && ++agentTurns > AGENT_TURNS) {
        break;
      }
      if (turn.role() == Role.AGENT) {
        boolean first = firstAgentTurn == null;
        firstAgentTurn = first ? turn : firstAgentTurn;
        if (lossTurn == null && Restating.isIn(turn.text(), first, said, packet)) {
          lossTurn = turn.index();
        }
      } else if (turn.role() == Role.CUSTOMER) {
        if (repeatTurn == null && RepeatedTelling.isIn(turn.text())) {
          repeatTurn = turn.index();
        }
        said.add(turn.text());
      }
    }
    return new HandoffSigns(
        firstAgentTurn == null ? null : lossTurn != null,
        lossTurn,
        repeatTurn != null,
        repeatTurn,
        firstAgentTurn == null || packet.isEmpty()
            ? null
            : (Boolean) (lossTurn == null || lossTurn != firstAgentTurn.index())
                && Acknowledgement.isIn(firstAgentTurn.text(), packet));
  }
}
