package io.candor.classifier.handoff;

import io.candor.classifier.conversation.Money;
import io.candor.classifier.conversation.ToolCall;
import io.candor.classifier.conversation.Transcript;
import io.candor.classifier.conversation.Turn;
import io.candor.classifier.conversation.Turn.Role;
import io.candor.classifier.speech.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a human needs to go on where a bot stopped.
///
/// @param intent what the customer wants; empty when it is not known
/// @param accountState what is known of the account, by name
/// @param summary the conversation in short
/// @param commitments what the bot promised, in its own words
/// @param toolCalls what was done
public record Packet(
    String intent,
    Map<String, String> accountState,
    String summary,
    List<String> commitments,
    List<ToolCall> toolCalls) {
  private static final String BEGIN = "----- HANDOFF PACKET -----";
  private static final String END = "----- END OF HANDOFF PACKET -----";
  private static final String NOTHING = "not known";
  // Long enough for a sentence or two of each of the three who speak in a summary.
  private static final int MAX_QUOTE = 300;

  public Packet {
    accountState = Map.copyOf(accountState);
    commitments = List.copyOf(commitments);
    toolCalls = List.copyOf(toolCalls);
  }

  /// Builds the packet of a conversation as it stands before a human takes over.
  ///
  /// @param commitments the bot's promises
  public static Packet of(
      Transcript transcript,
      String intent,
      Map<String, String> accountState,
      List<String> commitments) {
    return new Packet(
        intent, accountState, summary(transcript), commitments, transcript.toolCalls());
  }

  /// The ask, the bot's last answer and the customer's last word, each in its own words.
  private static String summary(Transcript transcript) {
    List<Turn> before = beforeAgent(transcript);
    Optional<Turn> ask = before.stream().filter(turn -> turn.role() == Role.CUSTOMER).findFirst();
    Optional<Turn> answer =
        before.reversed().stream().filter(turn -> turn.role() == Role.BOT).findFirst();
    Optional<Turn> last =
        before.reversed().stream().filter(turn -> turn.role() == Role.CUSTOMER).findFirst();
    List<String> parts = new ArrayList<>();
    ask.ifPresent(turn -> parts.add("Customer asked: " + quote(turn)));
    answer.ifPresent(turn -> parts.add("Bot last said: " + quote(turn)));
    last.filter(turn -> !turn.equals(ask.orElse(null)))
        .ifPresent(turn -> parts.add("Customer last said: " + quote(turn)));
    return String.join(" ", parts);
  }

  private static List<Turn> beforeAgent(Transcript transcript) {
    return transcript.turns().stream().takeWhile(turn -> turn.role() != Role.AGENT).toList();
  }

  private static String quote(Turn turn) {
    String line = turn.text().strip().replaceAll("\\s+", " ");
    return "\"" + (line.length() > MAX_QUOTE ? line.substring(0, MAX_QUOTE) + "…" : line) + "\"";
  }

  /// The promises of which a packet's own commitments hold no word that matters.
  ///
  /// @param sent the commitments of the packet that was sent, in words
  public List<String> lostFrom(String sent) {
    return commitments.stream()
        .filter(promise -> Words.common(Words.content(promise), Words.content(sent)).isEmpty())
        .toList();
  }

  /// All of it as a marked block of text. A line of the conversation that looks like a mark is
  /// indented, so that nobody can end the block early.
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(BEGIN);
    lines.add("Intent: " + (intent.isEmpty() ? NOTHING : intent));
    lines.add("Account: " + account());
    lines.add("Summary: " + (summary.isEmpty() ? NOTHING : summary));
    lines.add("Promised by the bot:" + (commitments.isEmpty() ? " nothing" : ""));
    commitments.forEach(promise -> lines.add("  - " + promise.replaceAll("\\s+", " ")));
    lines.add("Tool calls:" + (toolCalls.isEmpty() ? " none" : ""));
    toolCalls.forEach(call -> lines.add("  - " + line(call)));
    lines.add(END);
    return String.join("\n", lines);
  }

  private String account() {
    List<String> facts = new ArrayList<>();
    new TreeMap<>(accountState).forEach((name, value) -> facts.add(name + " = " + value));
    return facts.isEmpty() ? NOTHING : String.join(", ", facts);
  }

  private static String line(ToolCall call) {
    Money amount = call.amount();
    String money =
        amount == null
            ? ""
            : " %s %d.%02d"
                .formatted(
                    amount.currencyCode(), amount.units(), Math.abs(amount.nanos()) / 10_000_000);
    return call.name() + (call.succeeded() ? " succeeded" : " failed") + money;
  }
}
