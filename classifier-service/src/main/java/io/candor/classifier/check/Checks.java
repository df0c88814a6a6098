package io.candor.classifier.check;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.capability.Claim;
import io.candor.classifier.capability.ClaimReader;
import io.candor.classifier.capability.ToolMapping;
import io.candor.classifier.policy.CustomerFacts;
import io.candor.classifier.policy.Policies;
import io.candor.classifier.policy.Policy;
import io.candor.classifier.policy.PolicyDocument;
import io.candor.kit.error.CandorException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The operations on what conversations are checked by: a change of the policy or the settings asks
/// for a check of the history. Thread-safe.
final class Checks {
  // What bots commonly say they have done: the actions for which tools are proposed.
  private static final List<String> COMMON_CLAIMS =
      List.of(
          "I've refunded your order.",
          "I've cancelled your order.",
          "I've cancelled your subscription.",
          "I've changed your plan.",
          "I've updated your address.",
          "I've changed your payment method.",
          "I've created a return label.",
          "I've submitted your return.",
          "I've submitted your exchange.",
          "I've sent you a replacement.",
          "I've opened a dispute.",
          "I've opened a ticket.",
          "I've sent you a reset link.",
          "I've sent you the invoice.",
          "I've applied a credit to your account.",
          "I've waived the fee.",
          "I've applied the discount.",
          "I've booked your flight.",
          "I've cancelled your booking.",
          "I've blocked your card.",
          "I've activated your SIM.",
          "I've raised your limit.",
          "I've transferred the funds.",
          "I've escalated your case.");

  private final Policies policies;
  private final CheckStore store;
  private final RecheckStore rechecks;
  private final CheckRulebook rulebook;
  private final CustomerDirectory customers;
  private final Clock clock;

  Checks(
      Policies policies,
      CheckStore store,
      RecheckStore rechecks,
      CheckRulebook rulebook,
      CustomerDirectory customers,
      Clock clock) {
    this.policies = policies;
    this.store = store;
    this.rechecks = rechecks;
    this.rulebook = rulebook;
    this.customers = customers;
    this.clock = clock;
  }

  Policies policies() {
    return policies;
  }

  /// Writes a document; history is checked again when it says something new.
  Policies.Written write(String workspace, PolicyDocument document, @Nullable Long base) {
    rechecks.register(workspace);
    Policies.Written written = policies.write(workspace, document, base);
    if (written.changed()) {
      rechecks.request(workspace, clock.instant());
      rulebook.latest(workspace);
    }
    return written;
  }

  /// Checks a conversation that is not stored.
  ///
  /// @param policy absent: the workspace's own
  CheckReport check(
      String workspace, CheckInput input, CustomerFacts facts, @Nullable Policy policy) {
    CheckRules rules = policy == null ? rulebook.of(workspace) : rulebook.of(workspace, policy);
    return ConversationChecks.check(input, facts, rules);
  }

  /// What is known of an account.
  CustomerFacts facts(String workspace, String accountId) {
    return accountId.isEmpty() ? CustomerFacts.UNKNOWN : customers.facts(workspace, accountId);
  }

  CheckSettings settings(String workspace) {
    return store.settings(workspace).orElse(CheckSettings.DEFAULTS);
  }

  /// Replaces the settings.
  ///
  /// @param etag of the settings that the change is based on; empty: whatever they are
  /// @throws CandorException `CHECK_SETTINGS_CHANGED`
  CheckSettings replace(String workspace, CheckSettings after, String etag) {
    long now = settings(workspace).revision();
    boolean based = etag.isEmpty() || etag.equals(Long.toString(now));
    CheckSettings next =
        new CheckSettings(
            now + 1,
            after.refundTools(),
            after.purchaseTimeArguments(),
            after.toolMappings(),
            after.qaSampleRate());
    rechecks.register(workspace);
    if (!based || !store.replaceSettings(workspace, next)) {
      throw CandorException.of(ClassifierReason.CHECK_SETTINGS_CHANGED)
          .message("the settings have changed since they were read")
          .build();
    }
    rechecks.request(workspace, clock.instant());
    rulebook.latest(workspace);
    return next;
  }

  /// The tools that were seen of one bot, or of all.
  Set<String> tools(String workspace, String deploymentId) {
    Set<String> tools = new TreeSet<>();
    store
        .tools(workspace)
        .forEach(
            (deployment, names) -> {
              if (deploymentId.isEmpty() || deploymentId.equals(deployment)) {
                tools.addAll(names);
              }
            });
    return tools;
  }

  /// The tools proposed for each common action that a tool fits.
  Map<String, Set<String>> proposal(Set<String> tools) {
    List<Claim> claims = new ArrayList<>();
    COMMON_CLAIMS.forEach(claim -> claims.addAll(ClaimReader.claims(0, Instant.EPOCH, claim)));
    Map<String, Set<String>> proposal =
        new TreeMap<>(new ToolMapping(tools, Map.of()).proposal(claims));
    proposal.values().removeIf(Set::isEmpty);
    return proposal;
  }

  RecheckStore.State startRecheck(String workspace) {
    rechecks.request(workspace, clock.instant());
    return recheck(workspace);
  }

  RecheckStore.State recheck(String workspace) {
    return rechecks.find(workspace).orElse(RecheckStore.State.NEVER);
  }

  CheckStore store() {
    return store;
  }
}
