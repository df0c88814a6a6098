package io.candor.classifier.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.EmbeddingConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Statements of airlines, telephone companies, banks, shops, insurers, hotels and software, in
/// words that no rule was made of: kinds of the workspace's own, prices of nothing, short answers.
class TradesTest {
  private static final Instant NOON = Instant.parse("2026-03-12T12:00:00Z");

  @Test
  void statementsOfManyTrades_areReadRight() throws IOException {
    assertThat(wrong(SentenceVectors.NONE)).isEmpty();
  }

  @Test
  void statementsOfManyTrades_areReadRight_byTheirMeaningToo() throws IOException {
    try (Embedders.Closeable embedder = Embedders.open(EmbeddingConfig.defaults())) {
      assertThat(wrong(texts -> embedder.embed(texts, Embedder.Urgency.BACKGROUND))).isEmpty();
    }
  }

  private static List<String> wrong(SentenceVectors vectors) throws IOException {
    List<String> wrong = new ArrayList<>();
    int count = 0;
    for (String trade : text().split("\nPOLICY\n")) {
      String[] parts = trade.split("\nSAID\n");
      if (parts.length < 2) {
        continue; // what stands before the first
      }
      PolicyCheck check =
          new PolicyCheck(new Policy(1, PolicyProtos.read(parts[0]).assertions()), vectors);
      for (String line : parts[1].lines().filter(each -> !each.isBlank()).toList()) {
        String[] fields = line.split("\\|", 3);
        String expected = fields[0].strip();
        if (expected.equals("04")) {
          continue; // claims are another check's
        }
        count++;
        Set<String> found = found(check, fields[1].strip(), fields[2].strip());
        if (!found.equals(expected.equals("-") ? Set.of() : Set.of(expected))) {
          wrong.add(line + " -> " + found);
        }
      }
    }
    assertThat(count).isGreaterThan(150);
    return wrong;
  }

  private static Set<String> found(PolicyCheck check, String asked, String said) {
    Set<String> classes = new TreeSet<>();
    check
        .check(List.of(new BotTurn(1, said, NOON, asked, false)), CustomerFacts.UNKNOWN)
        .violations()
        .forEach(violation -> classes.add(violation.policyClass().code()));
    return classes;
  }

  private static String text() throws IOException {
    try (InputStream file = TradesTest.class.getResourceAsStream("trades.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
