package io.candor.classifier.handoff;

import io.candor.classifier.conversation.Outcome;
import io.candor.classifier.policy.StatementList;
import io.candor.classifier.wording.WordingTrial;
import io.candor.classifier.wording.WordingTrial.Line;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns of agents and customers after a hand-over, with what they do, from lists that lie beside
/// the tests: cases with what the customer and the packet said before, each with turns that might
/// follow; and whole chats.
final class HandoverList {
  /// The lists that the models learn from, and the ones that they never see.
  static final List<String> LEARNED = List.of("handovers.txt", "chats.txt");

  static final List<String> HELD_OUT = List.of("handovers-held-out.txt", "chats-held-out.txt");

  private static final Map<String, String> AGENT =
      Map.of(
          "LOSS", "LOSS", "PLAIN", "PLAIN", "ACK", "ACK", "AL", "LOSS", "A", "PLAIN", "AK", "ACK");
  private static final Set<String> CHAT = Set.of("A", "AL", "AK");
  private static final Map<String, String> CUSTOMER =
      Map.of("TOLD", "TOLD", "OTHER", "OTHER", "RT", "TOLD", "R", "OTHER", "C", "OTHER");

  private static final Map<String, String> LAST =
      Map.of(
          "CONFIRMS",
          "OTHER",
          "ACKNOWLEDGES",
          "OTHER",
          "HUMAN",
          "OTHER",
          "CONTINUES",
          "OTHER",
          "REJECTS",
          "OTHER",
          "REJECTS-TOLD",
          "TOLD");

  private HandoverList() {}

  /// The turns of agents.
  static List<Line> agents(String list) {
    return lines(list, AGENT, AgentTurn::features);
  }

  /// The answers of customers.
  static List<Line> customers(String list) {
    return lines(list, CUSTOMER, (text, known, first) -> RepeatedTelling.features(text, known));
  }

  private interface Features {
    Set<String> of(String text, Known known, boolean first);
  }

  private static List<Line> lines(String list, Map<String, String> labels, Features features) {
    List<Line> lines = new ArrayList<>();
    String company = "";
    Known known = Known.NOTHING;
    boolean first = true;
    for (String line : WordingTrial.read(HandoverList.class, list)) {
      int bar = line.indexOf('|');
      if (line.startsWith("==")) {
        company = line;
      } else if (line.startsWith("--")) {
        known = Known.NOTHING;
        first = true;
      } else if (bar > 0) {
        String mark = line.substring(0, bar);
        String text = line.substring(bar + 1).strip();
        String label = labels.get(mark);
        if (label != null) {
          lines.add(new Line(company, label, features.of(text, known, first)));
        }
        known =
            switch (mark) {
              case "C", "R", "RT" -> known.and(Known.said(text));
              case "P" -> known.and(Known.packet(text));
              default -> known;
            };
        // In a list of cases each turn might be the first.
        first &= !CHAT.contains(mark);
      }
    }
    return lines;
  }

  /// What customers ask bots: hardly ever that they have told it before.
  static List<Line> questions() throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String list : StatementList.LEARNED) {
      for (StatementList.Line line : StatementList.lines(list)) {
        if (!line.asked().isEmpty()) {
          Set<String> features = RepeatedTelling.features(line.asked(), Known.NOTHING);
          lines.add(new Line(line.trade(), "OTHER", features));
        }
      }
    }
    return lines;
  }

  /// How customers end a chat with a bot.
  static List<Line> lastWords() {
    return WordingTrial.lines(
        Outcome.class, "outcomes.txt", LAST, text -> RepeatedTelling.features(text, Known.NOTHING));
  }
}
