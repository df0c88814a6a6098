package io.candor.alert.route;

import java.util.List;

/// A person or team and the way to it.
///
/// @param displayName what people call the owner; may be empty
/// @param receivers ids of the receivers that reach the owner, at least one
public record Owner(String displayName, List<String> receivers) {
  public Owner {
    receivers = List.copyOf(receivers);
  }
}
