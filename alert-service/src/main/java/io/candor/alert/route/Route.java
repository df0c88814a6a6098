package io.candor.alert.route;

import java.util.List;

/// Sends what its matcher accepts to its receivers.
///
/// @param id unique in the routing
/// @param matcher what it accepts
/// @param receivers ids of the receivers; empty for the owners
/// @param continueMatching whether later routes are tried after this one has matched
public record Route(String id, Matcher matcher, List<String> receivers, boolean continueMatching) {
  public Route {
    receivers = List.copyOf(receivers);
  }
}
