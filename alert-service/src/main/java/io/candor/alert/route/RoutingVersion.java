package io.candor.alert.route;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One version of a workspace's routing.
///
/// @param version from 1; 0 before anybody wrote one
/// @param routing the routing
/// @param updateTime when it was written; absent for version 0
/// @param updatedBy who wrote it; empty for version 0
public record RoutingVersion(
    long version, Routing routing, @Nullable Instant updateTime, String updatedBy) {
  /// Before anybody wrote one.
  public static final RoutingVersion INITIAL = new RoutingVersion(0, Routing.INITIAL, null, "");
}
