package io.candor.classifier.policy;

import java.time.Instant;

/// A turn of the bot, as the check reads it.
///
/// @param index place in the conversation
/// @param text what was said
/// @param time when
/// @param asked what the customer said last before it; empty when they had said nothing
/// @param grounded whether it names a document that it rests on
public record BotTurn(int index, String text, Instant time, String asked, boolean grounded) {}
