package io.candor.classifier.check;

import io.candor.classifier.policy.Uncovered;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Keeps what the checks are measured by, besides the policy, and what they leave behind. Every
/// change is idempotent. Thread-safe; what a call has returned from survives a crash of the
/// process.
public interface CheckStore {
  /// The settings of a workspace; empty when none were set.
  Optional<CheckSettings> settings(String workspace);

  /// Replaces the settings of revision `after.revision() - 1`.
  ///
  /// @return false when the stored ones are of another revision; nothing is changed then
  boolean replaceSettings(String workspace, CheckSettings after);

  /// The tools that were seen, by bot.
  Map<String, Set<String>> tools(String workspace);

  /// Remembers that bots have tools.
  void addTools(String workspace, String deploymentId, Collection<String> tools);

  /// Remembers that checks of conversations hang on an account.
  ///
  /// @param keys record keys of conversations
  void addDependents(String workspace, String accountId, Collection<String> keys);

  /// The conversations whose checks hang on an account, by record key.
  List<String> dependents(String workspace, String accountId);

  /// Replaces the uncovered statements of conversations.
  ///
  /// @param statements by record key; an empty list: there are none any more
  void setUncovered(String workspace, Map<String, List<Uncovered>> statements);

  /// The uncovered statements of conversations, by record key.
  ///
  /// @param after the last key of the page before; empty for the first
  SortedMap<String, List<Uncovered>> uncovered(String workspace, String after, int limit);
}
