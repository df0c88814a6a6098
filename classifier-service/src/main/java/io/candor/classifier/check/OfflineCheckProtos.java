package io.candor.classifier.check;

import io.candor.classifier.conversation.ToolCall;
import io.candor.classifier.policy.Policy;
import io.candor.classifier.policy.PolicyProtos;
import io.candor.classifier.policy.SentenceVectors;
import io.candor.classifier.v1.ConversationCheck;
import io.candor.ingest.v1.AccountState;
import io.candor.ingest.v1.Conversation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The checks by a policy file and the conversations at hand alone: the same as a service makes
/// whose
/// workspace has this policy and has seen these conversations. Immutable; thread-safe.
public final class OfflineCheckProtos {
  private final CheckRules rules;

  private OfflineCheckProtos(CheckRules rules) {
    this.rules = rules;
  }

  /// Checks by a policy.
  ///
  /// @param policy JSON or YAML, as ImportPolicyDocument takes it
  /// @param vectors what sentences mean
  /// @param conversations all that are to be checked: their calls tell which tools each bot has
  /// @throws io.candor.kit.error.CandorException `POLICY_INVALID` with every place that is wrong
  public static OfflineCheckProtos of(
      String policy, List<Conversation> conversations, SentenceVectors vectors) {
    Map<String, Set<String>> tools = new HashMap<>();
    for (Conversation conversation : conversations) {
      for (ToolCall call : TranscriptProtos.fromProto(conversation).toolCalls()) {
        tools
            .computeIfAbsent(conversation.getDeploymentId(), bot -> new HashSet<>())
            .add(call.name());
      }
    }
    return new OfflineCheckProtos(
        new CheckRules(
            new Policy(1, PolicyProtos.read(policy).assertions()),
            CheckSettings.DEFAULTS,
            tools,
            vectors));
  }

  /// What the checks find in a conversation.
  public ConversationCheck check(Conversation conversation, AccountState account) {
    return CheckReportProtos.toProto(
        ConversationChecks.check(
            CheckInputProtos.fromProto(conversation), CheckInputProtos.fromProto(account), rules));
  }
}
