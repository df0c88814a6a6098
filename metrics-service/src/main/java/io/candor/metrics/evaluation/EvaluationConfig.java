package io.candor.metrics.evaluation;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/// When workspaces are evaluated, from the properties `candor.metrics.evaluation.*`.
///
/// @param period a workspace whose facts do not change is evaluated again after this: weeks
///     become mature by themselves
/// @param quiet an evaluation waits until facts have not changed for so long: half an import is not
///     worth a finding
/// @param longestWait but it waits no longer than this after the first change
/// @param historyQuiet and until nothing of more than a day ago has come in for so long: an import
///     would raise findings on its first half and take them back on its second
/// @param longestHistoryWait but an import holds it up no longer than this
/// @param rest shortest time between two evaluations of a workspace, whatever comes in
/// @param baselineSettle a baseline is frozen when the facts of its window have been quiet for this
/// @param lease how long the workspace of a replica that died in an evaluation waits for another;
/// an
///     evaluation that takes longer is done again
/// @param poll how often the store is asked for work that another replica has made due
@ConfigurationProperties("candor.metrics.evaluation")
record EvaluationConfig(
    @Bindable(defaultValue = "10m") Duration period,
    @Bindable(defaultValue = "1s") Duration quiet,
    @Bindable(defaultValue = "15s") Duration longestWait,
    @Bindable(defaultValue = "4s") Duration historyQuiet,
    @Bindable(defaultValue = "10m") Duration longestHistoryWait,
    @Bindable(defaultValue = "500ms") Duration rest,
    @Bindable(defaultValue = "24h") Duration baselineSettle,
    @Bindable(defaultValue = "2m") Duration lease,
    @Bindable(defaultValue = "250ms") Duration poll) {}
