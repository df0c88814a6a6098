package io.candor.classifier.qa;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Keeps claims and verdicts. Thread-safe; what a call has returned from survives a crash of the
/// process.
interface QaReviewStore {
  /// The reviews of conversations by record key; those that nobody looked at are left out.
  Map<String, QaReview> find(String workspace, Collection<String> keys);

  /// Removes the reviews of conversations.
  void remove(String workspace, Collection<String> keys);

  /// Replaces the review of revision `after.revision() - 1`.
  ///
  /// @return false when the stored one is of another revision; nothing is changed then
  boolean replace(String workspace, QaReview after);

  /// A conversation whose fact has to follow its review.
  ///
  /// @param reviewer whose verdict it has to follow
  /// @param since when that was written down last
  record FollowUp(String workspace, String key, String reviewer, Instant since) {}

  /// Writes down that a fact has to follow. To be called before the review is changed.
  void addFollowUp(FollowUp followUp);

  /// Says that the fact has followed.
  void removeFollowUp(FollowUp followUp);

  /// What is left to follow, of all workspaces.
  List<FollowUp> followUps();
}
