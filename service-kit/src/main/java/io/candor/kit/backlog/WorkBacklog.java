package io.candor.kit.backlog;

import java.time.Instant;
import java.util.Optional;

/// The waiting work of one kind in one workspace.
///
/// @param work the hop, or the job that changed data waits for; lower case
/// @param pendingCount what is not done yet, at least 0; waits for a retry included, parked not
/// @param parkedCount dead letters, at least 0
/// @param oldestPendingTime since when the oldest pending one has waited, if there is one
public record WorkBacklog(
    String work, long pendingCount, long parkedCount, Optional<Instant> oldestPendingTime) {}
