package io.candor.classifier;

import io.candor.kit.testing.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void dependencies_goFromEdgeAndStoreToTheDomain() {
    ArchitectureRules.check("classifier");
  }

  @Test
  void checkRules_knowNothingButTheJdkAndEachOther() {
    ArchitectureRules.checkPure("io.candor.classifier.speech");
    ArchitectureRules.checkPure(
        "io.candor.classifier.capability",
        "io.candor.classifier.conversation",
        "io.candor.classifier.speech",
        "io.candor.classifier.wording");
    ArchitectureRules.checkPure(
        "io.candor.classifier.handoff",
        "io.candor.classifier.conversation",
        "io.candor.classifier.speech",
        "io.candor.classifier.wording");
  }

  @Test
  void conversationRules_knowNothingButTheJdkAndHowThingsAreSaid() {
    ArchitectureRules.checkPure(
        "io.candor.classifier.conversation",
        "io.candor.classifier.speech",
        "io.candor.classifier.wording");
  }
}
