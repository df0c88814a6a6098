package io.candor.alert.route;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends what its matcher accepts to its receivers, or to those of the routes below it.
///
/// @param id unique in the routing
/// @param matcher what it accepts
/// @param receivers ids of the receivers; empty for those of the route above, at the top the owners
/// @param continueMatching whether later routes beside it are tried after it has matched
/// @param routes the routes below it, in the order in which they are tried
/// @param repeatInterval how often what nobody acknowledges is told again; absent for that of the
///     route above, at the top never
/// @param grouping how what it accepts is gathered; absent for as the route above says, at the top
///     not at all
public record Route(
    String id,
    Matcher matcher,
    List<String> receivers,
    boolean continueMatching,
    List<Route> routes,
    @Nullable Duration repeatInterval,
    @Nullable Grouping grouping) {
  public Route {
    receivers = List.copyOf(receivers);
    routes = List.copyOf(routes);
  }

  /// A route with nothing below it that repeats and gathers nothing.
  public Route(String id, Matcher matcher, List<String> receivers, boolean continueMatching) {
    this(id, matcher, receivers, continueMatching, List.of(), null, null);
  }
}
