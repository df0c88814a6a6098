package io.candor.metrics.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Works out where everything that a batch touches is counted after it.
///
/// @param told what is newer than what was stored
/// @param recutAccounts accounts whose segments over time have changed
/// @param placement weeks and segments after the batch
record BatchPlacement(ToldFacts told, Set<String> recutAccounts, Placement placement) {

  /// The told conversations and those that they, or an account, have changed.
  ///
  /// @param before as they were, by id
  /// @param next next contacts that were told or have changed, by id
  List<PlacedConversation> conversations(
      Map<String, PlacedConversation> before, Map<String, Optional<Instant>> next) {
    List<PlacedConversation> after = new ArrayList<>();
    for (Conversation fact : told.conversations.values()) {
      after.add(
          placement.place(
              fact, fact.items(), next.getOrDefault(fact.conversationId(), Optional.empty())));
    }
    for (PlacedConversation stored : before.values()) {
      Conversation conversation = stored.conversation();
      boolean affected =
          next.containsKey(conversation.conversationId())
              || recutAccounts.contains(conversation.accountId());
      if (affected && !told.conversations.containsKey(conversation.conversationId())) {
        after.add(
            placement.place(
                conversation,
                stored.items().stream().map(PlacedItem::item).toList(),
                next.getOrDefault(conversation.conversationId(), stored.nextContactTime())));
      }
    }
    return after;
  }

  /// The told feedback and that which an account has changed.
  List<PlacedItem> feedback(Map<String, PlacedItem> before) {
    List<PlacedItem> after = new ArrayList<>();
    told.feedback.values().forEach(fact -> after.add(placement.place(fact)));
    before.values().stream()
        .map(PlacedItem::item)
        .filter(item -> recutAccounts.contains(item.accountId()))
        .filter(item -> !told.feedback.containsKey(item.itemId()))
        .forEach(item -> after.add(placement.place(item)));
    return after;
  }

  /// Deployments whose baseline window a batch moves, and the others.
  record Moves(List<Deployment> moved, List<Deployment> unmoved) {}

  /// @param known the deployments before the batch
  Moves moves(List<Deployment> known) {
    Map<String, Deployment> stored =
        known.stream().collect(Collectors.toMap(Deployment::deploymentId, one -> one));
    List<Deployment> moved = new ArrayList<>();
    for (Deployment fact : told.deployments.values()) {
      Deployment before = stored.get(fact.deploymentId());
      if (before == null || !before.goLiveTime().equals(fact.goLiveTime())) {
        moved.add(fact);
        stored.remove(fact.deploymentId());
      }
    }
    return new Moves(moved, List.copyOf(stored.values()));
  }
}
