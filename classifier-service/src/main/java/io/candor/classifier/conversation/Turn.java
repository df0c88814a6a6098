package io.candor.classifier.conversation;

import java.time.Instant;

/// One utterance.
///
/// @param index place in the conversation, from 0
/// @param role who speaks
/// @param text what was said, masked
/// @param time when it was said
public record Turn(int index, Role role, String text, Instant time) {
  /// Who speaks.
  public enum Role {
    CUSTOMER,
    BOT,
    AGENT,
    SYSTEM
  }
}
