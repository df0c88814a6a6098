package io.candor.ingest.event;

import io.candor.ingest.report.AggregateId;
import org.jspecify.annotations.Nullable;

/// A checked and masked event on its way into the store.
///
/// @param subject what it is about
/// @param surveyId of a survey's answer; `null` otherwise
/// @param producer what whoever sent it reports; `null` for what people report now and then
/// @param digest of the parsed, unmasked content: tells a repeat from a conflict
/// @param body the serialised event with masked texts
@SuppressWarnings("ArrayRecordComponent") // buffers handed through, never compared
public record NewEvent(
    String eventId,
    AggregateId subject,
    @Nullable String surveyId,
    @Nullable String producer,
    byte[] digest,
    byte[] body) {}
