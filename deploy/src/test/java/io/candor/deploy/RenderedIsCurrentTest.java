package io.candor.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is rendered belongs to its sources. `./deploy/render` makes both agree.
class RenderedIsCurrentTest {
  @Test
  void sums_areThoseOfTheSources() throws Exception {
    List<String> expected;
    try (Stream<Path> files = Files.walk(Manifest.file("kubernetes"))) {
      expected =
          files
              .filter(Files::isRegularFile)
              .map(file -> Manifest.file("").relativize(file).toString())
              .sorted()
              .map(RenderedIsCurrentTest::line)
              .toList();
    }

    assertThat(Files.readAllLines(Manifest.file("rendered/SOURCES.sha256")))
        .as("sources of the manifests have changed: run deploy/render")
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod"})
  void kubectl_rendersTheSame_whereThereIsOne(String overlay) throws Exception {
    assumeTrue(isOnPath("kubectl"), "kubectl is not installed: the sums above have to do");
    Path output = Files.createTempFile("candor-rendered", ".yaml");
    try {
      Process kubectl =
          new ProcessBuilder("kubectl", "kustomize", "kubernetes/overlays/" + overlay)
              .directory(Manifest.file("").toFile())
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();

      assertThat(kubectl.waitFor()).isZero();
      assertThat(Manifest.parse(Files.readString(output))).isEqualTo(Manifest.ofOverlay(overlay));
    } finally {
      Files.delete(output);
    }
  }

  private static String line(String file) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Manifest.file(file)));
      return HexFormat.of().formatHex(sum) + "  " + file;
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException(file, e);
    }
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(directory -> Path.of(directory, program))
        .anyMatch(Files::isExecutable);
  }
}
