package io.candor.metrics.recount;

import io.candor.metrics.settings.CountingSettings;
import java.time.Instant;
import java.util.Optional;

/// The latest recount of a workspace.
///
/// @param settings as what it is counted
/// @param requestTime when the settings were changed
/// @param startTime when the last attempt began; empty while it waits
/// @param endTime when the new counters came into force; empty before
/// @param facts how many facts the last attempt found
/// @param done how many of them it has read
public record Recount(
    CountingSettings settings,
    Instant requestTime,
    Optional<Instant> startTime,
    Optional<Instant> endTime,
    long facts,
    long done) {}
