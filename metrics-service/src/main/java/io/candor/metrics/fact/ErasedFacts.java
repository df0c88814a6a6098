package io.candor.metrics.fact;

import io.candor.kit.resource.ResourceName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The erased facts of a batch, and who stood behind them. Not thread-safe.
final class ErasedFacts {
  static final String ACCOUNTS = "accounts";
  static final String CUSTOMERS = "customers";

  private final String workspace;
  private final Set<ResourceName> names = new LinkedHashSet<>();
  private final Set<String> conversations = new TreeSet<>();
  private final Set<String> feedback = new TreeSet<>();
  private final Set<String> customers = new TreeSet<>();
  private final Set<String> accounts = new TreeSet<>();

  ErasedFacts(String workspace) {
    this.workspace = workspace;
  }

  void add(Fact erased) {
    switch (erased) {
      case Fact.OfConversation(Conversation left) -> {
        conversations.add(left.conversationId());
        name("conversations", left.conversationId());
      }
      case Fact.OfFeedback(Item left) -> {
        feedback.add(left.itemId());
        name("feedback", left.itemId());
      }
      case Fact.OfAccount(AccountHistory left) -> name(ACCOUNTS, left.accountId());
      case Fact.OfDeployment _, Fact.OfRelease _, Fact.OfProducer _, Fact.OfTaxonomy _ -> {}
      case Fact.OfQaWeek _, Fact.Erased _ -> {}
    }
  }

  /// Notes who is told of in rows that are about to be erased.
  void seen(Map<String, PlacedConversation> rows, Map<String, PlacedItem> feedbackRows) {
    for (String id : conversations) {
      PlacedConversation row = rows.get(id);
      if (row != null) {
        customers.add(row.conversation().customerId());
        accounts.add(row.conversation().accountId());
        row.items().forEach(answer -> name("surveys", answer.item().itemId()));
      }
    }
    for (String id : feedback) {
      PlacedItem row = feedbackRows.get(id);
      if (row != null) {
        customers.add(row.item().customerId());
        accounts.add(row.item().accountId());
      }
    }
    customers.remove("");
    accounts.remove("");
  }

  Set<String> customers() {
    return customers;
  }

  Set<String> accounts() {
    return accounts;
  }

  /// Notes that nothing is left of these.
  void gone(String collection, Collection<String> ids) {
    ids.forEach(id -> name(collection, id));
  }

  /// Everything of which nothing is left.
  Set<ResourceName> names() {
    return names;
  }

  private void name(String collection, String id) {
    names.add(new ResourceName(workspace, collection, id));
  }
}
