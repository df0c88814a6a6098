package io.candor.classifier.policy;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.labelling.RuleHead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What bots of many trades say, and the policies that it is held against.
public final class StatementList {
  /// Lists that rules were made with, and that models learn from.
  public static final List<String> LEARNED =
      List.of(
          "statements-cases.txt",
          "statements-chats.txt",
          "statements-development.txt",
          "statements-denials.txt",
          "statements-quantities.txt",
          "statements-trades.txt");

  private StatementList() {}

  /// A line of a list.
  ///
  /// @param expected class of the incident, `=` for a right statement, `-` for none
  public record Line(String trade, String expected, String asked, String said) {
    boolean isWrong() {
      return expected.startsWith("0");
    }
  }

  /// The policies by trade.
  static Map<String, Policy> policies() throws IOException {
    return policies("statement-policies.txt");
  }

  /// The policies of a file by trade.
  static Map<String, Policy> policies(String file) throws IOException {
    Map<String, Policy> policies = new HashMap<>();
    for (String part : text(file).split("(?m)^TRADE ")) {
      int end = part.indexOf('\n');
      if (!part.startsWith("#")) {
        policies.put(
            part.substring(0, end).strip(),
            new Policy(1, PolicyProtos.read(part.substring(end + 1)).assertions()));
      }
    }
    return policies;
  }

  /// The lines of a list.
  public static List<Line> lines(String list) throws IOException {
    List<Line> lines = new ArrayList<>();
    String trade = "";
    for (String line : text(list).lines().toList()) {
      if (line.startsWith("TRADE ")) {
        trade = line.substring("TRADE ".length()).strip();
      } else if (!line.isBlank() && !line.startsWith("#")) {
        String[] fields = line.split("\\|", 3);
        lines.add(new Line(trade, fields[0].strip(), fields[1].strip(), fields[2].strip()));
      }
    }
    return lines;
  }

  private static String text(String name) throws IOException {
    try (InputStream file = StatementList.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Meanings by the sentence model, with the head that ships.
  static SentenceVectors vectors(Embedder embedder) {
    SentenceVectors vectors = texts -> embedder.embed(texts, Embedder.Urgency.BACKGROUND);
    return vectors.withRules(RuleHead.load()::odds);
  }
}
