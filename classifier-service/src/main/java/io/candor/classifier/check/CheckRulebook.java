package io.candor.classifier.check;

import io.candor.classifier.policy.Policies;
import io.candor.classifier.policy.Policy;
import io.candor.classifier.policy.SentenceVectors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The rules by which the conversations of each workspace are checked now. Thread-safe. A change
/// that another replica made is seen within [#FRESH].
public final class CheckRulebook {
  /// How old the rules may be that a conversation is checked by. Whoever re-checks history after a
  /// change looks again at what came in until then.
  public static final Duration FRESH = Duration.ofSeconds(3);

  private record Seen(CheckRules rules, Instant readTime) {}

  private final Policies policies;
  private final CheckStore store;
  private final RecheckStore rechecks;
  private final SentenceVectors vectors;
  private final Clock clock;
  private final Map<String, Seen> seen = new ConcurrentHashMap<>();

  public CheckRulebook(
      Policies policies,
      CheckStore store,
      RecheckStore rechecks,
      SentenceVectors vectors,
      Clock clock) {
    this.policies = policies;
    this.store = store;
    this.rechecks = rechecks;
    this.vectors = vectors;
    this.clock = clock;
  }

  /// The rules of a workspace.
  public CheckRules of(String workspace) {
    Seen known = seen.get(workspace);
    Instant now = clock.instant();
    if (known != null && Duration.between(known.readTime(), now).compareTo(FRESH) < 0) {
      return known.rules();
    }
    return read(workspace, now);
  }

  /// The rules of a workspace, but by another policy.
  CheckRules of(String workspace, Policy policy) {
    return new CheckRules(policy, of(workspace).settings(), store.tools(workspace), vectors);
  }

  /// The rules as they are in the store at this moment.
  public CheckRules latest(String workspace) {
    return read(workspace, clock.instant());
  }

  private CheckRules read(String workspace, Instant now) {
    CheckRules rules =
        new CheckRules(
            policies.current(workspace),
            store.settings(workspace).orElse(CheckSettings.DEFAULTS),
            store.tools(workspace),
            vectors);
    Seen known = seen.get(workspace);
    if (known != null && known.rules().version() == rules.version()) {
      rules = known.rules(); // what is built from a policy is built once
    }
    seen.put(workspace, new Seen(rules, now));
    return rules;
  }

  /// Remembers tools that a conversation shows and that were not known, so that claims are measured
  /// by all that the bot can do.
  public void learnTools(String workspace, CheckInput input) {
    CheckRules rules = of(workspace);
    Set<String> unknown = new TreeSet<>();
    input
        .transcript()
        .toolCalls()
        .forEach(
            call -> {
              if (!rules.hasSeen(input.deploymentId(), call.name())) {
                unknown.add(call.name());
              }
            });
    if (!unknown.isEmpty()) {
      rechecks.register(workspace);
      store.addTools(workspace, input.deploymentId(), unknown);
      seen.remove(workspace);
    }
  }
}
