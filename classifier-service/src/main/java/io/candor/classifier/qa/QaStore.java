package io.candor.classifier.qa;

import io.candor.classifier.qa.QaConversation.Stratum;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps the conversations that can be drawn. Thread-safe; what a call has returned from survives a
/// crash of the process.
interface QaStore {
  /// Stores conversations, each unless a later revision of it is there.
  ///
  /// @param fresh whether most of them are not there yet: only saves reading them first
  void put(String workspace, List<QaConversation> conversations, boolean fresh);

  /// A conversation; empty when none of this key was stored.
  Optional<QaConversation> find(String workspace, String key);

  /// A stratum.
  ///
  /// @param count its conversations
  /// @param flaggedCount of them, those in which a check found something
  /// @param lowestLot the lot that is drawn first
  record StratumSize(long count, long flaggedCount, long lowestLot) {}

  /// The strata of some weeks.
  ///
  /// @param fromWeek the first week, included
  /// @param toWeek the last week, included
  Map<Stratum, StratumSize> strata(String workspace, String fromWeek, String toWeek);

  /// Conversations of some weeks that are flagged, or whose lot is below the threshold or one of
  /// the named ones.
  List<QaConversation> select(
      String workspace, String fromWeek, String toWeek, long threshold, Collection<Long> lots);

  /// The workspace's key for the draw: the stored one, else the one that is offered, which is
  /// stored. Whoever comes first wins.
  byte[] drawKey(String workspace, byte[] offered);

  /// The workspaces whose key was ever asked for.
  List<String> workspaces();
}
