package io.candor.classifier.capability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Sentences of airlines, telephone companies and banks in words that no rule was made of.
class ClaimReaderTest {
  @Test
  void sentencesOfManyTrades_areReadRight() throws IOException {
    List<String> lines;
    try (InputStream file = ClaimReaderTest.class.getResourceAsStream("claims.txt")) {
      lines =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
    }
    assertThat(lines).hasSizeGreaterThan(50);
    assertThat(lines.stream().filter(line -> isClaim(line) != line.startsWith("+"))).isEmpty();
  }

  private static boolean isClaim(String line) {
    return !ClaimReader.claims(0, Instant.EPOCH, line.substring(2)).isEmpty();
  }
}
