package io.candor.ingest;

import io.candor.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void dependencies_goOneWay() {
    ArchitectureRules.check("ingest");
  }

  @Test
  void reports_arePure() {
    ArchitectureRules.checkPure("io.candor.ingest.report");
  }
}
