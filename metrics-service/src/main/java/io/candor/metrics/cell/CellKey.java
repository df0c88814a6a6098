package io.candor.metrics.cell;

/// The finest grain at which counters are kept: every row and cut of the panel is a sum of cells.
///
/// @param deployment id of the deployment; empty for conversations that no bot took part in
/// @param archetype name of the archetype; never one of the summed lines (`(long tail)`, `(all)`)
/// @param week cohort week: the week of the conversation's close time in the workspace's time zone
/// @param segment name of the account's segment at close time (`ENTERPRISE` …); `UNSPECIFIED`
///     when unknown
/// @param channel name of the channel (`CHAT` …); `UNSPECIFIED` when unknown
public record CellKey(
    String deployment, String archetype, IsoWeek week, String segment, String channel) {}
