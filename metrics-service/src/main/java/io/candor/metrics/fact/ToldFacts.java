package io.candor.metrics.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A batch by kind, with only the highest revision of each thing. Not thread-safe.
final class ToldFacts {
  final Map<String, Conversation> conversations = new HashMap<>();
  final Map<String, Item> feedback = new HashMap<>();
  final Map<String, AccountHistory> accounts = new HashMap<>();
  final Map<String, Deployment> deployments = new HashMap<>();
  final Map<String, Release> releases = new HashMap<>();
  final Map<String, Producer> producers = new HashMap<>();
  final Map<String, QaWeekDocument> qaWeeks = new HashMap<>();
  private final List<TaxonomyDocument> taxonomies = new ArrayList<>();

  ToldFacts(List<Fact> facts) {
    Map<String, Fact> latest =
        facts.stream()
            .collect(
                Collectors.toMap(
                    Fact::key,
                    Function.identity(),
                    (one, other) -> other.revision() > one.revision() ? other : one));
    latest.values().forEach(this::add);
  }

  private void add(Fact fact) {
    switch (fact) {
      case Fact.OfConversation(Conversation told) -> conversations.put(told.conversationId(), told);
      case Fact.OfFeedback(Item told) -> feedback.put(told.itemId(), told);
      case Fact.OfAccount(AccountHistory told) -> accounts.put(told.accountId(), told);
      case Fact.OfDeployment(Deployment told) -> deployments.put(told.deploymentId(), told);
      case Fact.OfRelease(Release told) -> releases.put(told.releaseId(), told);
      case Fact.OfProducer(Producer told) -> producers.put(told.producerId(), told);
      case Fact.OfTaxonomy(TaxonomyDocument told) -> taxonomies.add(told);
      case Fact.OfQaWeek(QaWeekDocument told) -> qaWeeks.put(told.week(), told);
      case Fact.Erased(Fact left) -> add(left);
    }
  }

  Optional<TaxonomyDocument> taxonomy() {
    return taxonomies.stream().findFirst();
  }

  /// Whether nothing is told that anything is counted or explained by: producers are neither.
  boolean isEmpty() {
    return conversations.isEmpty()
        && feedback.isEmpty()
        && accounts.isEmpty()
        && deployments.isEmpty()
        && releases.isEmpty()
        && qaWeeks.isEmpty()
        && taxonomies.isEmpty();
  }

  /// Drops what is not newer than what is stored.
  void dropOlderTaxonomy(long storedRevision) {
    taxonomies.removeIf(told -> told.revision() <= storedRevision);
  }
}
