package io.candor.classifier.check;

import io.candor.classifier.conversation.Transcript;
import java.util.Set;

/// A conversation, as the checks read it.
///
/// @param deploymentId the bot; empty: none
/// @param groundedTurns indices of turns that name a document they rest on
public record CheckInput(Transcript transcript, String deploymentId, Set<Integer> groundedTurns) {
  public CheckInput {
    groundedTurns = Set.copyOf(groundedTurns);
  }
}
