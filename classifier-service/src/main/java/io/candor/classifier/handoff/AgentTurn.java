package io.candor.classifier.handoff;

import io.candor.classifier.speech.Sentences;
import io.candor.classifier.speech.Words;
import io.candor.classifier.wording.Wording;
import io.candor.classifier.wording.WordingModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What an agent's turn does with what was said before the hand-over.
///
/// @param asksAgain probability that it asks the customer to say again what is known
/// @param acknowledges probability that it shows that the packet or the chat was read
record AgentTurn(double asksAgain, double acknowledges) {
  /// What a turn may do, as its model names it.
  static final List<String> CLASSES = List.of("PLAIN", "LOSS", "ACK");

  static final String MODEL = "agent-turn.tsv";

  private static final WordingModel SHIPPED = WordingModel.shipped(AgentTurn.class, MODEL);
  private static final Pattern ASKING =
      Pattern.compile(
          "(?i)\\?$|\\b(?:please|need|kindly|could|can|may|mind|tell|give|let me|provide|confirm"
              + "|share|send|i'd|would|who|what|which|when|where|how)\\b");
  private static final int MOST = 3;

  /// Reads a turn.
  ///
  /// @param first whether it is the agent's first
  static AgentTurn of(String text, Known known, boolean first) {
    double asksAgain = 0;
    double acknowledges = 0;
    for (String part : Wording.parts(text)) {
      AgentTurn likely = of(SHIPPED.probabilities(features(part, known, first)));
      asksAgain = Math.max(asksAgain, likely.asksAgain());
      acknowledges = Math.max(acknowledges, likely.acknowledges());
    }
    return new AgentTurn(asksAgain, acknowledges);
  }

  /// @param likely the probabilities of the classes
  static AgentTurn of(double[] likely) {
    return new AgentTurn(likely[CLASSES.indexOf("LOSS")], likely[CLASSES.indexOf("ACK")]);
  }

  /// How it is worded, what its commonest phrases say, what it asks for that is known or new, and
  /// how much of the subject it takes
  /// up.
  static Set<String> features(String text, Known known, boolean first) {
    Set<String> features = new LinkedHashSet<>(Wording.of(text));
    features.addAll(AskingPhrases.signs(text));
    List<String> asking = new ArrayList<>();
    for (String sentence : Sentences.of(text)) {
      if (ASKING.matcher(sentence).find()) {
        asking.add(sentence);
      }
    }
    String question = String.join(" ", asking);
    for (Detail detail : Detail.askedIn(question)) {
      features.add(
          "@" + detail.name().toLowerCase(Locale.ROOT) + (known.has(detail) ? " known" : " new"));
    }
    Set<String> asked = Words.content(question);
    int shared = Words.common(asked, known.subject()).size();
    features.add("@asks of " + Math.min(shared, MOST));
    if (!asked.isEmpty()) {
      features.add("@part " + (shared == 0 ? "none" : 2 * shared < asked.size() ? "some" : "most"));
    }
    int taken = Words.common(Words.content(text), known.subject()).size();
    features.add("@takes up " + Math.min(taken, MOST));
    if (!first) {
      features.add("@later");
    }
    if (!known.packet()) {
      features.add("@no packet");
    }
    if (!asking.isEmpty()) {
      features.add("@asks");
    }
    return features;
  }
}
