package io.candor.bench.checks;

import com.sun.management.OperatingSystemMXBean;
import io.candor.classifier.check.CheckInput;
import io.candor.classifier.check.CheckInputProtos;
import io.candor.classifier.check.CheckRules;
import io.candor.classifier.check.CheckSettings;
import io.candor.classifier.check.ConversationChecks;
import io.candor.classifier.check.EmbeddedSentences;
import io.candor.classifier.conversation.Turn;
import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedders;
import io.candor.classifier.embedding.EmbeddingConfig;
import io.candor.classifier.policy.CustomerFacts;
import io.candor.classifier.policy.Policy;
import io.candor.cli.policy.ConversationFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the checks of a conversation cost beside the two texts that the model reads of it anyway:
/// processor time of the whole process, as the machine may be busy. Both begin with an empty cache.
///
/// @param conversations that were looked at
/// @param readMicros to read the texts of one
/// @param checkMicros to check one
record CheckCost(int conversations, long readMicros, long checkMicros) {
  private static final int CONVERSATIONS = 3000;
  private static final int WARM_UP = 500;

  static CheckCost of(ConversationFile file, Policy policy, Map<String, Set<String>> tools)
      throws IOException {
    List<CheckInput> inputs =
        file.conversations().stream()
            .filter(conversation -> !conversation.getDeploymentId().isEmpty())
            .limit(WARM_UP + CONVERSATIONS)
            .map(CheckInputProtos::fromProto)
            .toList();
    List<CheckInput> first = inputs.subList(0, Math.min(WARM_UP, inputs.size()));
    List<CheckInput> rest = inputs.subList(first.size(), inputs.size());
    int count = Math.max(1, rest.size());
    long reading;
    try (Embedders.Closeable embedder = Embedders.open(EmbeddingConfig.defaults())) {
      read(first, embedder);
      reading = cpu(() -> read(rest, embedder));
    }
    long checking;
    try (Embedders.Closeable embedder = Embedders.open(EmbeddingConfig.defaults())) {
      CheckRules rules =
          new CheckRules(policy, CheckSettings.DEFAULTS, tools, EmbeddedSentences.by(embedder));
      check(first, rules);
      checking = cpu(() -> check(rest, rules));
    }
    return new CheckCost(count, reading / 1000 / count, checking / 1000 / count);
  }

  private static void read(List<CheckInput> inputs, Embedder embedder) {
    for (CheckInput input : inputs) {
      List<Turn> turns = input.transcript().turnsOf(Turn.Role.CUSTOMER);
      if (!turns.isEmpty()) {
        embedder.embed(
            List.of(turns.getFirst().text(), turns.getLast().text()), Embedder.Urgency.BACKGROUND);
      }
    }
  }

  private static void check(List<CheckInput> inputs, CheckRules rules) {
    inputs.forEach(input -> ConversationChecks.check(input, CustomerFacts.UNKNOWN, rules));
  }

  /// Processor time of all threads, in nanoseconds.
  private static long cpu(Runnable work) {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    long begin = system.getProcessCpuTime();
    work.run();
    return system.getProcessCpuTime() - begin;
  }

  @Override
  public String toString() {
    return "%d conversations: texts %d µs, checks %d µs each, %.2f of it"
        .formatted(
            conversations, readMicros, checkMicros, checkMicros / (double) Math.max(1, readMicros));
  }
}
