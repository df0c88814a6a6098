package io.candor.ingest.conversation;

import io.candor.ingest.report.Scale;
import io.candor.ingest.report.SurveyReport;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One answer to a survey about a conversation.
///
/// @param rating on `scale`, within its ends
/// @param verbatim masked; `null` without a comment
/// @param sendTime `null` when not told
public record SurveyAnswer(
    String surveyId,
    SurveyReport.Kind kind,
    double rating,
    Scale scale,
    @Nullable String verbatim,
    @Nullable Instant sendTime,
    Instant answerTime) {}
