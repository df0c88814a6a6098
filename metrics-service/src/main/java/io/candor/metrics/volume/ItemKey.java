package io.candor.metrics.volume;

import io.candor.metrics.cell.IsoWeek;

/// The finest grain at which items are counted; heatmap, theme volume and exposure are sums over
/// it.
///
/// @param week week in which the words were written (`answerTime` of a survey, `time` of
///     feedback), workspace's zone
/// @param area product area of the words, else of the conversation; empty when unknown
/// @param theme theme of the words; empty when none was found
/// @param segment segment of the account; `UNSPECIFIED` when unknown
/// @param source `RESOLUTION` or `DELAYED` for survey answers, else the feedback's source
///     (`NPS`, `APP_REVIEW` …)
public record ItemKey(IsoWeek week, String area, String theme, String segment, String source) {}
