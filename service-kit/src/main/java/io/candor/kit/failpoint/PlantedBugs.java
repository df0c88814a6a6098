package io.candor.kit.failpoint;

import java.util.Optional;
import java.util.Set;

/// Known bugs that a test may switch on to see that the crash tests find them. Read once from the
/// environment variable `CANDOR_PLANT` or the system property `candor.plant`: names joined by `;`.
/// A test switch only: no configuration file, image or cluster file sets it.
public final class PlantedBugs {

  private static final Set<String> ON =
      Set.of(
          Optional.ofNullable(System.getenv("CANDOR_PLANT"))
              .orElseGet(() -> System.getProperty("candor.plant", ""))
              .split(";"));

  private PlantedBugs() {}

  /// Whether this bug is switched on; false unless a test asked for it.
  public static boolean isOn(String name) {
    return ON.contains(name);
  }
}
