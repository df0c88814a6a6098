package io.candor.kit.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private final JavaClasses kit =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.candor.kit");

  @Test
  void kit_knowsNoService() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.candor.ingest..",
            "io.candor.classifier..",
            "io.candor.metrics..",
            "io.candor.alert..")
        .check(kit);
  }

  @Test
  void packages_haveNoCycles() {
    slices().matching("io.candor.kit.(*)..").should().beFreeOfCycles().check(kit);
  }

  @Test
  void failures_carryNoGrpcTypes() {
    noClasses()
        .that()
        .haveNameMatching(
            "io\\.candor\\.kit\\.error\\.(CandorException|Error(Reason|Category)|KitReason).*")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.grpc..", "com.google..", "com.mongodb..")
        .check(kit);
  }
}
