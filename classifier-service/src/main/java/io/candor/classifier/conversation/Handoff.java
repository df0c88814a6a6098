package io.candor.classifier.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The hand-over of a conversation to a human.
///
/// @param time when
/// @param filledPartCount how many of the packet's four own parts were there (intent, account
/// state, summary, commitments), 0..4
/// @param contextLoss whether the agent reported that the customer had to say it again; absent when
///     not told
/// @param packetWords what the packet holds, in words; empty when there is none
public record Handoff(
    Instant time, int filledPartCount, @Nullable Boolean contextLoss, String packetWords) {

  /// A hand-over whose packet holds no words that matter.
  public Handoff(Instant time, int filledPartCount, @Nullable Boolean contextLoss) {
    this(time, filledPartCount, contextLoss, "");
  }
}
