package io.candor.alert.finding;

import java.util.List;

/// Takes findings in.
@FunctionalInterface
public interface FindingSink {
  /// Takes findings of one workspace in, all or none. A revision that is not above the stored one
  /// changes nothing, so a repeat after an unknown outcome is safe.
  void write(String workspace, List<Finding> findings);
}
