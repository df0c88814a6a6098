package io.candor.alert.route;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// That a receiver hears of a finding in a group.
///
/// @param route the route that says so, with its path
/// @param grouping how the incidents of the route are gathered
/// @param repeatInterval how often the group is told again while somebody must act; absent for
///     never
public record Gathering(String route, Grouping grouping, @Nullable Duration repeatInterval) {}
