package io.candor.metrics.fact;

import io.candor.metrics.counter.CounterDeltas;
import io.candor.metrics.counter.JdbcBaselineCounters;
import io.candor.metrics.settings.WindowSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes one batch of facts inside a transaction and works out what it changes in the counters.
///
/// What a row was counted as is read from the row before it changes; so the counters follow the
/// rows whatever the order of the batches, and a batch that changes a row of another thing (its
/// neighbours in a chain, the conversations of an account) takes that row along.
final class JdbcFactWriter {
  private static final String LOCK =
      """
      insert into workspace_state (workspace) values (?)
      on conflict (workspace) do update set workspace = excluded.workspace
      returning time_zone
      """;

  private final Connection connection;
  private final String workspace;
  private final JdbcConversations conversations;
  private final JdbcItems items;
  private final JdbcAccounts accounts;
  private final JdbcDeployments deployments;
  private final JdbcReferences references;

  JdbcFactWriter(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
    this.conversations = new JdbcConversations(connection, workspace);
    this.items = new JdbcItems(connection, workspace);
    this.accounts = new JdbcAccounts(connection, workspace);
    this.deployments = new JdbcDeployments(connection, workspace);
    this.references = new JdbcReferences(connection, workspace);
  }

  /// Writes the facts that are newer than the stored ones.
  ///
  /// @return what changes in the counters; empty when every fact is old
  Optional<CounterDeltas> write(List<Fact> facts) throws SQLException {
    ZoneId zone = lock();
    ToldFacts told = new ToldFacts(facts);
    List<Deployment> knownDeployments = deployments.all();
    Set<String> recutAccounts = dropOlderAccounts(told);
    dropOlderReferences(told, knownDeployments);

    Map<String, PlacedConversation> before = storedConversations(told, recutAccounts);
    told.conversations
        .values()
        .removeIf(fact -> isOlder(before.get(fact.conversationId()), fact.revision()));
    Map<String, PlacedItem> feedbackBefore = storedFeedback(told, recutAccounts);
    told.feedback.values().removeIf(fact -> isOlder(feedbackBefore.get(fact.itemId()), fact));
    if (told.isEmpty()) {
      return Optional.empty();
    }

    accounts.upsert(List.copyOf(told.accounts.values()));
    deployments.upsert(List.copyOf(told.deployments.values()));
    references.upsertReleases(List.copyOf(told.releases.values()));
    if (told.taxonomy().isPresent()) {
      references.upsertTaxonomy(told.taxonomy().get());
    }

    Map<String, Optional<Instant>> next = nextContacts(told, before);
    Placement placement = placement(zone, told, before);
    List<PlacedConversation> after = place(told, before, next, recutAccounts, placement);
    List<PlacedItem> feedbackAfter = placeFeedback(told, feedbackBefore, recutAccounts, placement);

    Moves moved = moves(told, knownDeployments);
    Contributions settled = new Contributions(moved.unmoved(), WindowSettings.DEFAULT);
    CounterDeltas deltas = new CounterDeltas();
    for (PlacedConversation placed : after) {
      PlacedConversation stored = before.get(placed.conversation().conversationId());
      if (stored != null) {
        settled.take(deltas, stored);
      }
      settled.add(deltas, placed);
    }
    for (PlacedItem placed : feedbackAfter) {
      PlacedItem stored = feedbackBefore.get(placed.item().itemId());
      if (stored != null) {
        deltas.take(stored.key(), stored.counts());
      }
      deltas.add(placed.key(), placed.counts());
    }
    writeRows(before, after, feedbackBefore, feedbackAfter);
    new JdbcPolicyExcerpts(connection, workspace).replace(told.conversations.values());
    recountBaselines(deltas, moved.moved());
    return Optional.of(deltas);
  }

  private ZoneId lock() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, workspace);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return ZoneId.of(row.getString("time_zone"));
      }
    }
  }

  /// Drops accounts that are not newer, and returns those whose segments over time have changed.
  private Set<String> dropOlderAccounts(ToldFacts told) throws SQLException {
    Map<String, AccountHistory> stored = accounts.withIds(told.accounts.keySet());
    Set<String> recut = new HashSet<>();
    told.accounts
        .values()
        .removeIf(
            fact -> {
              AccountHistory known = stored.get(fact.accountId());
              return known != null && known.revision() >= fact.revision();
            });
    for (AccountHistory fact : told.accounts.values()) {
      AccountHistory known = stored.get(fact.accountId());
      if (known == null || !known.segments().equals(fact.segments())) {
        recut.add(fact.accountId());
      }
    }
    return recut;
  }

  private void dropOlderReferences(ToldFacts told, List<Deployment> knownDeployments)
      throws SQLException {
    for (Deployment known : knownDeployments) {
      told.deployments
          .values()
          .removeIf(
              fact ->
                  fact.deploymentId().equals(known.deploymentId())
                      && fact.revision() <= known.revision());
    }
    Map<String, Long> releases = references.releaseRevisions(told.releases.keySet());
    told.releases
        .values()
        .removeIf(fact -> releases.getOrDefault(fact.releaseId(), 0L) >= fact.revision());
    if (told.taxonomy().isPresent()) {
      told.dropOlderTaxonomy(references.taxonomy().map(TaxonomyDocument::revision).orElse(0L));
    }
  }

  private Map<String, PlacedConversation> storedConversations(
      ToldFacts told, Set<String> recutAccounts) throws SQLException {
    List<PlacedConversation> rows =
        new ArrayList<>(conversations.withIds(told.conversations.keySet()));
    rows.addAll(conversations.ofAccounts(recutAccounts));
    return withItems(rows);
  }

  private Map<String, PlacedConversation> withItems(Collection<PlacedConversation> rows)
      throws SQLException {
    Set<String> ids =
        rows.stream().map(row -> row.conversation().conversationId()).collect(Collectors.toSet());
    Map<String, List<PlacedItem>> byConversation =
        items.ofConversations(ids).stream()
            .collect(Collectors.groupingBy(placed -> placed.item().conversationId()));
    Map<String, PlacedConversation> result = new HashMap<>();
    for (PlacedConversation row : rows) {
      String id = row.conversation().conversationId();
      result.put(id, row.withItems(byConversation.getOrDefault(id, List.of())));
    }
    return result;
  }

  private Map<String, PlacedItem> storedFeedback(ToldFacts told, Set<String> recutAccounts)
      throws SQLException {
    Map<String, PlacedItem> stored = new HashMap<>();
    items
        .feedback(told.feedback.keySet())
        .forEach(placed -> stored.put(placed.item().itemId(), placed));
    items
        .feedbackOfAccounts(recutAccounts)
        .forEach(placed -> stored.put(placed.item().itemId(), placed));
    return stored;
  }

  /// Next contacts of the told conversations and of those that they change; loads the latter into
  /// `before`.
  private Map<String, Optional<Instant>> nextContacts(
      ToldFacts told, Map<String, PlacedConversation> before) throws SQLException {
    ContactChains chains = new ContactChains();
    for (Conversation fact : told.conversations.values()) {
      chains.change(
          Optional.ofNullable(before.get(fact.conversationId()))
              .map(PlacedConversation::conversation),
          fact);
    }
    Map<String, Optional<Instant>> next =
        chains.nextContacts(JdbcContactChains.read(connection, workspace, chains.spans()));
    Set<String> neighbours = new HashSet<>(next.keySet());
    neighbours.removeAll(told.conversations.keySet());
    neighbours.removeAll(before.keySet());
    before.putAll(withItems(conversations.withIds(neighbours)));
    return next;
  }

  private Placement placement(ZoneId zone, ToldFacts told, Map<String, PlacedConversation> before)
      throws SQLException {
    Set<String> named = new HashSet<>(told.accounts.keySet());
    told.conversations.values().forEach(fact -> named.add(fact.accountId()));
    told.feedback.values().forEach(fact -> named.add(fact.accountId()));
    before.values().forEach(placed -> named.add(placed.conversation().accountId()));
    named.remove("");
    return new Placement(zone, accounts.withIds(named));
  }

  private static List<PlacedConversation> place(
      ToldFacts told,
      Map<String, PlacedConversation> before,
      Map<String, Optional<Instant>> next,
      Set<String> recutAccounts,
      Placement placement) {
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

  private static List<PlacedItem> placeFeedback(
      ToldFacts told,
      Map<String, PlacedItem> before,
      Set<String> recutAccounts,
      Placement placement) {
    List<PlacedItem> after = new ArrayList<>();
    told.feedback.values().forEach(fact -> after.add(placement.place(fact)));
    before.values().stream()
        .map(PlacedItem::item)
        .filter(item -> recutAccounts.contains(item.accountId()))
        .filter(item -> !told.feedback.containsKey(item.itemId()))
        .forEach(item -> after.add(placement.place(item)));
    return after;
  }

  private void writeRows(
      Map<String, PlacedConversation> before,
      List<PlacedConversation> after,
      Map<String, PlacedItem> feedbackBefore,
      List<PlacedItem> feedbackAfter)
      throws SQLException {
    conversations.upsert(after);
    List<PlacedItem> written = new ArrayList<>(feedbackAfter);
    List<PlacedItem> replaced = new ArrayList<>();
    for (PlacedConversation placed : after) {
      written.addAll(placed.items());
      PlacedConversation stored = before.get(placed.conversation().conversationId());
      if (stored != null) {
        replaced.addAll(stored.items());
      }
    }
    for (PlacedItem placed : feedbackAfter) {
      PlacedItem stored = feedbackBefore.get(placed.item().itemId());
      if (stored != null) {
        replaced.add(stored);
      }
    }
    Set<ItemName> kept = written.stream().map(ItemName::of).collect(Collectors.toSet());
    replaced.removeIf(item -> kept.contains(ItemName.of(item)));
    items.delete(replaced);
    items.upsert(written);
  }

  private record ItemName(String conversationId, String source, String itemId) {
    static ItemName of(PlacedItem placed) {
      Item item = placed.item();
      return new ItemName(item.conversationId(), item.source(), item.itemId());
    }
  }

  /// Deployments whose baseline window a batch moves, and the others.
  private record Moves(List<Deployment> moved, List<Deployment> unmoved) {}

  private static Moves moves(ToldFacts told, List<Deployment> known) {
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

  /// Counts the baselines of moved windows again: all of what was counted goes, all of the new
  /// window comes.
  private void recountBaselines(CounterDeltas deltas, List<Deployment> moved) throws SQLException {
    for (Deployment deployment : moved) {
      Contributions window = new Contributions(List.of(deployment), WindowSettings.DEFAULT);
      JdbcBaselineCounters.read(connection, workspace, deployment.deploymentId())
          .forEach(deltas::take);
      List<PlacedConversation> rows =
          conversations.withoutBot(
              window.window(deployment).start(), window.window(deployment).end());
      for (PlacedConversation placed : withItems(rows).values()) {
        window.addBaselines(deltas, placed);
      }
    }
  }

  private static boolean isOlder(
      @org.jspecify.annotations.Nullable PlacedConversation stored, long revision) {
    return stored != null && stored.conversation().revision() >= revision;
  }

  private static boolean isOlder(@org.jspecify.annotations.Nullable PlacedItem stored, Item fact) {
    return stored != null && stored.item().revision() >= fact.revision();
  }
}
