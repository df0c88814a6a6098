package io.candor.classifier.check;

import io.candor.classifier.conversation.ToolCall;
import io.candor.classifier.policy.RefundJudge.Judgement;
import org.jspecify.annotations.Nullable;

/// A refund that was paid.
///
/// @param judgement by the policy; absent when it could not be judged
public record JudgedRefund(ToolCall call, @Nullable Judgement judgement) {}
