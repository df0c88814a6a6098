package io.candor.alert;

import io.candor.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

/// The directions of dependencies inside this service.
class ArchitectureTest {
  @Test
  void keepsTheDirections() {
    ArchitectureRules.check("alert");
  }

  @Test
  void sentencesArePure() {
    ArchitectureRules.checkPure(
        "io.candor.alert.sentence", "java.text..", "io.candor.alert.finding..");
  }
}
