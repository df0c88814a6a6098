package io.candor.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RunbookTest {
  static List<Path> runbooks() throws IOException {
    try (Stream<Path> files = Files.list(Manifest.file("runbooks"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("runbooks")
  void runbook_isNamedAsItsAlert_andHasItsFourParts(Path runbook) throws IOException {
    List<String> lines = Files.readAllLines(runbook);
    String alert = runbook.getFileName().toString().replace(".md", "");

    assertThat(lines.getFirst()).isEqualTo("# " + alert);
    assertThat(lines.stream().filter(line -> line.startsWith("## ")))
        .containsExactly("## Meaning", "## Impact", "## Diagnosis", "## Mitigation");
  }
}
