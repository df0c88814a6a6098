package io.candor.kit.relay;

import java.time.Duration;

/// What waits on a hop, over all workspaces.
///
/// @param oldestDueAge how long the oldest due record has been due; zero if none is
/// @param parkedCount dead letters, at least 0
public record Backlog(Duration oldestDueAge, long parkedCount) {}
