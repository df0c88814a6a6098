package io.candor.metrics;

import io.candor.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

/// Directions of dependencies inside the service.
final class ArchitectureTest {

  @Test
  void service_followsTheRules() {
    ArchitectureRules.check("metrics");
  }

  @Test
  void formulas_arePure() {
    String[] pure = {
      "io.candor.metrics.statistics",
      "io.candor.metrics.settings",
      "io.candor.metrics.cell",
      "io.candor.metrics.kpi",
      "io.candor.metrics.volume",
      "io.candor.metrics.baseline",
      "io.candor.metrics.finding"
    };
    String[] allowed = {
      "io.candor.metrics.statistics",
      "io.candor.metrics.settings",
      "io.candor.metrics.cell",
      "io.candor.metrics.kpi",
      "io.candor.metrics.volume",
      "io.candor.metrics.spike",
      "io.candor.metrics.baseline",
      "io.candor.metrics.panel",
      "io.candor.metrics.producer",
      "io.candor.metrics.spike",
      "org.apache.commons.statistics..",
    };
    for (String packageName : pure) {
      ArchitectureRules.checkPure(packageName, allowed);
    }
    // The detector writes its state, to memory.
    ArchitectureRules.checkPure(
        "io.candor.metrics.spike",
        "io.candor.metrics.cell",
        "io.candor.metrics.settings",
        "io.candor.metrics.volume",
        "org.apache.commons.statistics..",
        "org.apache.commons.numbers..",
        "java.io");
  }
}
