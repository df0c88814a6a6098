package io.candor.ingest.conversation;

import io.candor.ingest.report.Channel;
import io.candor.ingest.report.Handoff;
import io.candor.ingest.report.Outcome;
import io.candor.ingest.report.ToolCall;
import io.candor.ingest.report.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything known of one support interaction: a pure function of the accepted events about it.
///
/// @param turns by index
/// @param toolCalls by time, then id or name, then position
/// @param surveys by kind, then answer time, then id; all answers, also those that a later one of
///     their kind has superseded
public record Conversation(
    String conversationId,
    Instant openTime,
    Close close,
    @Nullable Channel channel,
    @Nullable String deploymentId,
    @Nullable String botVersion,
    @Nullable String accountId,
    @Nullable String customerId,
    @Nullable String archetype,
    @Nullable String productArea,
    @Nullable Outcome outcome,
    @Nullable Boolean attempted,
    @Nullable String ticketId,
    @Nullable Double intentConfidence,
    @Nullable Duration agentHandleTime,
    List<Turn> turns,
    List<ToolCall> toolCalls,
    @Nullable Handoff handoff,
    List<SurveyAnswer> surveys) {}
