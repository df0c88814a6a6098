package io.candor.bench.checks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.Timestamp;
import io.candor.classifier.check.CheckInput;
import io.candor.classifier.check.CheckInputProtos;
import io.candor.classifier.check.CheckReport;
import io.candor.classifier.check.CheckRules;
import io.candor.classifier.check.CheckSettings;
import io.candor.classifier.check.ConversationChecks;
import io.candor.classifier.check.EmbeddedSentences;
import io.candor.classifier.conversation.ConversationDigest;
import io.candor.classifier.conversation.Turn;
import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.EmbeddingConfig;
import io.candor.classifier.policy.Policy;
import io.candor.classifier.policy.PolicyFile;
import io.candor.classifier.policy.PolicyFormatException;
import io.candor.cli.policy.ConversationFile;
import io.candor.ingest.v1.Conversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Prints precision and recall of the checks with their counts, and what they cost, on a file of
/// events whose incidents and hand-overs are labelled. Run with the class path of this module:
///
/// `java io.candor.bench.checks.EventFigures EVENTS POLICY LABELS`
///
/// EVENTS holds one event a line, compressed or not; POLICY is a file that `ImportPolicyDocument`
/// takes; LABELS is a JSON object with `policyIncidents` (objects with `conversationId`,
/// `turnIndex` and `class`) and `labels.conversations` (by id an array whose item 2 is the
/// outcome or null, and whose items 5 and 6 are 1 where the agent lost the context and where the
/// customer says they told it before).
public final class EventFigures {
  private static final int OUTCOME = 2;
  private static final int CONTEXT_LOSS = 5;
  private static final int REPEAT_STATE = 6;

  private EventFigures() {}

  /// How a conversation ended, and how it seemed to.
  private record Ending(String labelled, String derived) implements Comparable<Ending> {
    @Override
    public int compareTo(Ending other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return labelled + " as " + derived;
    }
  }

  public static void main(String[] arguments) throws IOException, PolicyFormatException {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("expected: EVENTS POLICY LABELS");
    }
    ConversationFile file = ConversationFile.read(arguments[0], System.in);
    Policy policy =
        new Policy(1, PolicyFile.read(Files.readString(Path.of(arguments[1]))).assertions());
    JsonObject labels =
        JsonParser.parseString(Files.readString(Path.of(arguments[2]))).getAsJsonObject();
    try (Embedders.Closeable embedder = Embedders.open(EmbeddingConfig.defaults())) {
      CheckRules rules =
          new CheckRules(
              policy,
              CheckSettings.DEFAULTS,
              tools(file.conversations()),
              EmbeddedSentences.by(embedder));
      figures(file, rules, labels);
    }
    System.out.println(CheckCost.of(file, policy, tools(file.conversations())));
  }

  private static void figures(ConversationFile file, CheckRules rules, JsonObject labels) {
    Set<String> expected = incidents(labels);
    Set<String> found = new TreeSet<>();
    Score loss = new Score();
    Score repeat = new Score();
    Map<Ending, Integer> outcomes = new TreeMap<>();
    JsonObject conversations = labels.getAsJsonObject("labels").getAsJsonObject("conversations");
    for (Conversation told : file.conversations()) {
      Conversation conversation = closed(told);
      String id = conversation.getConversationId();
      CheckInput input = CheckInputProtos.fromProto(conversation);
      CheckReport report =
          ConversationChecks.check(
              input, CheckInputProtos.fromProto(file.account(conversation.getAccountId())), rules);
      if (!input.deploymentId().isEmpty()) {
        report
            .incidents()
            .forEach(
                incident ->
                    found.add(
                        id + " " + incident.turnIndex() + " " + incident.policyClass().code()));
      }
      JsonArray label = conversations.getAsJsonArray(id);
      if (label == null) {
        continue;
      }
      if (input.transcript().firstOf(Turn.Role.AGENT).isPresent()) {
        loss.add(is(label, CONTEXT_LOSS), Boolean.TRUE.equals(report.handoff().contextLoss()));
        repeat.add(is(label, REPEAT_STATE), Boolean.TRUE.equals(report.handoff().repeatState()));
      }
      if (!label.get(OUTCOME).isJsonNull()) {
        String derived = String.valueOf(ConversationDigest.of(input.transcript()).outcome());
        outcomes.merge(new Ending(label.get(OUTCOME).getAsString(), derived), 1, Integer::sum);
      }
    }
    print(expected, found);
    System.out.println("context loss: " + loss);
    System.out.println("repeat-state: " + repeat);
    int right =
        outcomes.entrySet().stream()
            .filter(each -> each.getKey().labelled().equals(each.getKey().derived()))
            .mapToInt(Map.Entry::getValue)
            .sum();
    int all = outcomes.values().stream().mapToInt(each -> each).sum();
    System.out.println("outcomes: " + right + " of " + all + " right " + outcomes);
  }

  /// One whose end was not told ends a day after its last turn.
  private static Conversation closed(Conversation conversation) {
    Timestamp last = conversation.getTurns(conversation.getTurnsCount() - 1).getTime();
    return conversation.hasCloseTime()
        ? conversation
        : conversation.toBuilder()
            .setCloseTime(last.toBuilder().setSeconds(last.getSeconds() + 24 * 3600))
            .build();
  }

  /// The tools that each bot has called.
  private static Map<String, Set<String>> tools(List<Conversation> conversations) {
    Map<String, Set<String>> tools = new HashMap<>();
    for (Conversation conversation : conversations) {
      conversation
          .getToolCallsList()
          .forEach(
              call ->
                  tools
                      .computeIfAbsent(conversation.getDeploymentId(), bot -> new TreeSet<>())
                      .add(call.getName()));
    }
    return tools;
  }

  private static Set<String> incidents(JsonObject labels) {
    Set<String> incidents = new HashSet<>();
    for (JsonElement each : labels.getAsJsonArray("policyIncidents")) {
      JsonObject incident = each.getAsJsonObject();
      incidents.add(
          incident.get("conversationId").getAsString()
              + " "
              + incident.get("turnIndex").getAsInt()
              + " "
              + incident.get("class").getAsString());
    }
    return incidents;
  }

  private static void print(Set<String> expected, Set<String> found) {
    for (String code : new String[] {"01", "02", "03", "04"}) {
      Score score = new Score();
      Set<String> all = new TreeSet<>(expected);
      all.addAll(found);
      for (String incident : all) {
        if (incident.endsWith(" " + code)) {
          score.add(expected.contains(incident), found.contains(incident));
        }
      }
      System.out.println("class " + code + ": " + score);
    }
  }

  private static boolean is(JsonArray label, int place) {
    return label.get(place).getAsInt() == 1;
  }
}
