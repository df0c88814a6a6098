package io.candor.classifier;

import io.candor.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void dependencies_goFromEdgeAndStoreToTheDomain() {
    ArchitectureRules.check("classifier");
  }

  @Test
  void conversationRules_knowNothingButTheJdk() {
    ArchitectureRules.checkPure("io.candor.classifier.conversation");
  }
}
