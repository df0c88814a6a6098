package io.candor.bench.checks;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.candor.classifier.check.CheckInput;
import io.candor.classifier.check.CheckReport;
import io.candor.classifier.check.CheckRules;
import io.candor.classifier.check.CheckSettings;
import io.candor.classifier.check.ConversationChecks;
import io.candor.classifier.conversation.Turn;
import io.candor.classifier.policy.CustomerFacts;
import io.candor.classifier.policy.Policy;
import io.candor.classifier.policy.PolicyFile;
import io.candor.classifier.policy.PolicyFormatException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// Prints precision and recall of the checks with their counts, and what they cost, on a file of
/// events whose incidents and hand-overs are labelled. Run with the class path of this module:
///
/// `java io.candor.bench.checks.EventFigures EVENTS POLICY LABELS`
///
/// EVENTS holds one event a line, compressed or not; POLICY is a file that `ImportPolicyDocument`
/// takes; LABELS is a JSON object with `policyIncidents` (objects with `conversationId`,
/// `turnIndex` and `class`) and `labels.conversations` (by id an array whose items 5 and 6 are 1
/// where the agent lost the context and where the customer says they told it before).
public final class EventFigures {
  private static final int CONTEXT_LOSS = 5;
  private static final int REPEAT_STATE = 6;

  private EventFigures() {}

  public static void main(String[] arguments) throws IOException, PolicyFormatException {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("expected: EVENTS POLICY LABELS");
    }
    LabelledEvents events = LabelledEvents.read(Path.of(arguments[0]));
    Policy policy =
        new Policy(1, PolicyFile.read(Files.readString(Path.of(arguments[1]))).assertions());
    JsonObject labels =
        JsonParser.parseString(Files.readString(Path.of(arguments[2]))).getAsJsonObject();
    CheckRules rules = new CheckRules(policy, CheckSettings.DEFAULTS, events.tools());
    Set<String> expected = incidents(labels);
    Set<String> found = new TreeSet<>();
    Score loss = new Score();
    Score repeat = new Score();
    JsonObject conversations = labels.getAsJsonObject("labels").getAsJsonObject("conversations");
    Clocked clocked = new Clocked();
    events.each(
        (id, input, facts) -> {
          CheckReport report = clocked.check(input, facts, rules);
          if (!input.deploymentId().isEmpty()) {
            report
                .incidents()
                .forEach(
                    incident ->
                        found.add(
                            id + " " + incident.turnIndex() + " " + incident.policyClass().code()));
          }
          JsonArray label = conversations.getAsJsonArray(id);
          boolean readable = input.transcript().firstOf(Turn.Role.AGENT).isPresent();
          if (label != null && readable) {
            loss.add(is(label, CONTEXT_LOSS), Boolean.TRUE.equals(report.handoff().contextLoss()));
            repeat.add(
                is(label, REPEAT_STATE), Boolean.TRUE.equals(report.handoff().repeatState()));
          }
        });
    print(expected, found);
    System.out.println("context loss: " + loss);
    System.out.println("repeat-state: " + repeat);
    System.out.println(clocked);
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

  /// Checks and tells what it cost.
  private static final class Clocked {
    // Time of the processor, not of the clock: the machine may be busy.
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long nanos;
    private int conversations;

    CheckReport check(CheckInput input, CustomerFacts facts, CheckRules rules) {
      long begin = threads.getCurrentThreadCpuTime();
      CheckReport report = ConversationChecks.check(input, facts, rules);
      nanos += threads.getCurrentThreadCpuTime() - begin;
      conversations++;
      return report;
    }

    @Override
    public String toString() {
      return "%d conversations, %d µs each"
          .formatted(
              conversations, Duration.ofNanos(nanos).toNanos() / 1000 / Math.max(1, conversations));
    }
  }
}
