package io.candor.classifier.check;

import io.candor.classifier.capability.ToolMapping;
import io.candor.classifier.policy.Policy;
import io.candor.classifier.policy.PolicyCheck;
import io.candor.classifier.policy.RefundJudge;
import io.candor.classifier.policy.SentenceVectors;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the conversations of a workspace are measured by at one moment. Immutable; thread-safe.
public final class CheckRules {
  private static final String TOOL = "TOOL";

  private final long version;
  private final boolean hasPolicy;
  private final PolicyCheck policyCheck;
  private final RefundJudge refundJudge;
  private final CheckSettings settings;
  private final Map<String, Set<String>> seenTools;
  private final Set<String> assertedTools = new HashSet<>();

  /// @param seenTools the tools that were seen, by bot
  /// @param vectors what sentences mean
  public CheckRules(
      Policy policy,
      CheckSettings settings,
      Map<String, Set<String>> seenTools,
      SentenceVectors vectors) {
    int tools = seenTools.values().stream().mapToInt(Set::size).sum();
    this.version = policy.version() + settings.revision() + tools;
    this.hasPolicy = !policy.assertions().isEmpty();
    this.policyCheck = new PolicyCheck(policy, vectors);
    this.refundJudge = new RefundJudge(policy);
    this.settings = settings;
    this.seenTools = Map.copyOf(seenTools);
    policy.assertions().stream()
        .filter(assertion -> assertion.unit().toUpperCase(Locale.ROOT).equals(TOOL))
        .forEach(assertion -> assertedTools.addAll(assertion.items()));
  }

  /// Grows with everything that can change a verdict: the policy, the settings, the tools seen.
  public long version() {
    return version;
  }

  /// Whether the workspace has written a policy: without one every statement would be uncovered.
  public boolean hasPolicy() {
    return hasPolicy;
  }

  PolicyCheck policyCheck() {
    return policyCheck;
  }

  RefundJudge refundJudge() {
    return refundJudge;
  }

  CheckSettings settings() {
    return settings;
  }

  /// The tools of a bot and what they do.
  public ToolMapping tools(String deploymentId) {
    Set<String> known = new HashSet<>(seenTools.getOrDefault(deploymentId, Set.of()));
    known.addAll(assertedTools);
    return new ToolMapping(known, settings.mappingOf(deploymentId));
  }

  /// Whether a tool of a bot was seen before.
  public boolean hasSeen(String deploymentId, String tool) {
    return seenTools.getOrDefault(deploymentId, Set.of()).contains(tool);
  }
}
