package io.candor.kit.access;

import io.candor.access.v1.Access.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The roles of a caller, by workspace.
///
/// @param byWorkspace roles by workspace; `*` stands for every one
record Grants(Map<String, Set<Role>> byWorkspace) {
  private static final String EVERY = "*";

  Grants {
    byWorkspace = Map.copyOf(byWorkspace);
  }

  /// Reads the entries of a token, `{workspace}:{role}` each, the role in any case. Entries of
  /// another form grant nothing: other applications may share the claim.
  static Grants parse(Collection<?> entries) {
    Map<String, Set<Role>> grants = new HashMap<>();
    for (Object entry : entries) {
      String text = entry.toString();
      int colon = text.lastIndexOf(':');
      if (colon > 0) {
        String role = text.substring(colon + 1).toUpperCase(Locale.ROOT);
        for (Role known : Role.values()) {
          if (known != Role.ROLE_UNSPECIFIED && known.name().equals(role)) {
            grants
                .computeIfAbsent(text.substring(0, colon), it -> EnumSet.noneOf(Role.class))
                .add(known);
          }
        }
      }
    }
    return new Grants(grants);
  }

  /// The roles in a workspace; empty for somebody who has no business there.
  Set<Role> in(String workspace) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(byWorkspace.getOrDefault(workspace, Set.of()));
    roles.addAll(byWorkspace.getOrDefault(EVERY, Set.of()));
    return roles;
  }
}
