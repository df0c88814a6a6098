package io.candor.metrics.fact;

import io.candor.kit.resource.ResourceName;
import io.candor.metrics.baseline.BaselineWindow;
import io.candor.metrics.counter.CounterDeltas;
import io.candor.metrics.counter.JdbcBaselineCounters;
import io.candor.metrics.counter.JdbcSpikeCheckpoints;
import io.candor.metrics.settings.CountingSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
      returning time_zone, baseline_days, delayed_from_seconds, delayed_to_seconds, retained_from
      """;

  private final Connection connection;
  private final String workspace;
  private final JdbcStoredFacts stored;
  private final JdbcAccounts accounts;
  private final JdbcDeployments deployments;
  private final JdbcReferences references;
  private final ErasedFacts erased;

  JdbcFactWriter(Connection connection, String workspace) {
    this.connection = connection;
    this.workspace = workspace;
    this.stored = new JdbcStoredFacts(connection, workspace);
    this.accounts = new JdbcAccounts(connection, workspace);
    this.deployments = new JdbcDeployments(connection, workspace);
    this.references = new JdbcReferences(connection, workspace);
    this.erased = new ErasedFacts(workspace);
  }

  /// Writes the facts that are newer than the stored ones.
  ///
  /// @return what changes in the counters, perhaps nothing; empty when every fact is old
  Optional<CounterDeltas> write(List<Fact> facts) throws SQLException {
    Locked locked = lock();
    CountingSettings settings = locked.settings();
    ToldFacts told = new ToldFacts(facts);
    facts.forEach(this::noteErased);
    if (locked.expires()) {
      dropExpired(told);
    }
    List<Deployment> knownDeployments = deployments.all();
    Set<String> recutAccounts = dropOlderAccounts(told);
    dropOlderReferences(told, knownDeployments);

    Map<String, PlacedConversation> before = stored.conversations(told, recutAccounts);
    told.conversations
        .values()
        .removeIf(fact -> isOlder(before.get(fact.conversationId()), fact.revision()));
    Map<String, PlacedItem> feedbackBefore = stored.feedback(told, recutAccounts);
    erased.seen(before, feedbackBefore);
    told.feedback.values().removeIf(fact -> isOlder(feedbackBefore.get(fact.itemId()), fact));
    boolean producers = new JdbcProducers(connection, workspace).write(told.producers.values());
    if (told.isEmpty()) {
      return producers ? Optional.of(new CounterDeltas()) : Optional.empty();
    }

    accounts.upsert(List.copyOf(told.accounts.values()));
    deployments.upsert(List.copyOf(told.deployments.values()));
    forgetSpikesAfter(told.releases.values());
    references.upsertReleases(List.copyOf(told.releases.values()));
    if (told.taxonomy().isPresent()) {
      references.upsertTaxonomy(told.taxonomy().get());
    }
    references.upsertQaWeeks(told.qaWeeks.values());

    Map<String, Optional<Instant>> next = nextContacts(told, before);
    BatchPlacement batch =
        new BatchPlacement(told, recutAccounts, placement(settings.timeZone(), told, before));
    List<PlacedConversation> after = batch.conversations(before, next);
    List<PlacedItem> feedbackAfter = batch.feedback(feedbackBefore);
    BatchPlacement.Moves moved = batch.moves(knownDeployments);

    CounterDeltas deltas = new CounterDeltas();
    count(deltas, new Contributions(moved.unmoved(), settings), before, after);
    countFeedback(deltas, feedbackBefore, feedbackAfter);
    stored.write(before, after, feedbackBefore, feedbackAfter);
    new JdbcPolicyExcerpts(connection, workspace)
        .replace(told.conversations.values(), before.keySet());
    recountBaselines(deltas, moved.moved(), settings);
    noteWhoIsGone();
    return Optional.of(deltas);
  }

  /// Everything of which nothing is left after the batch: what was erased, and those of whom it was
  /// all that there was.
  Set<ResourceName> erased() {
    return erased.names();
  }

  private void noteErased(Fact fact) {
    if (fact instanceof Fact.Erased(Fact left)) {
      erased.add(left);
    }
  }

  private void noteWhoIsGone() throws SQLException {
    JdbcRemains remains = new JdbcRemains(connection, workspace);
    erased.gone(ErasedFacts.CUSTOMERS, remains.customersWithout(erased.customers()));
    erased.gone(ErasedFacts.ACCOUNTS, remains.accountsWithout(erased.accounts()));
  }

  /// A release makes rises after it likelier, wherever it was told before.
  private void forgetSpikesAfter(Collection<Release> releases) throws SQLException {
    if (releases.isEmpty()) {
      return;
    }
    Map<String, Instant> before = references.releaseTimes(releases);
    for (Release release : releases) {
      Instant known = before.getOrDefault(release.releaseId(), release.releaseTime());
      Instant first = known.isBefore(release.releaseTime()) ? known : release.releaseTime();
      JdbcSpikeCheckpoints.forgetFrom(
          connection, workspace, Math.floorDiv(first.getEpochSecond(), 3600L));
    }
  }

  private static void count(
      CounterDeltas deltas,
      Contributions contributions,
      Map<String, PlacedConversation> before,
      List<PlacedConversation> after) {
    for (PlacedConversation placed : after) {
      PlacedConversation counted = before.get(placed.conversation().conversationId());
      if (counted != null) {
        contributions.take(deltas, counted);
      }
      contributions.add(deltas, placed);
    }
  }

  private static void countFeedback(
      CounterDeltas deltas, Map<String, PlacedItem> before, List<PlacedItem> after) {
    for (PlacedItem placed : after) {
      PlacedItem counted = before.get(placed.item().itemId());
      if (counted != null) {
        counted.takeFrom(deltas);
      }
      placed.addTo(deltas);
    }
  }

  /// Drops facts that are counted and gone.
  private void dropExpired(ToldFacts told) throws SQLException {
    Set<String> keys = new HashSet<>();
    told.conversations.keySet().forEach(id -> keys.add("conversations/" + id));
    told.feedback.keySet().forEach(id -> keys.add("feedback/" + id));
    Set<String> expired = new JdbcRetainedFacts(connection, workspace).expired(keys);
    told.conversations.keySet().removeIf(id -> expired.contains("conversations/" + id));
    told.feedback.keySet().removeIf(id -> expired.contains("feedback/" + id));
  }

  /// What the locked row says.
  ///
  /// @param expires whether facts of the workspace have ever been deleted for their age
  private record Locked(CountingSettings settings, boolean expires) {}

  private Locked lock() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
      statement.setString(1, workspace);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Locked(JdbcCountingSettings.read(row), row.getObject("retained_from") != null);
      }
    }
  }

  /// Drops accounts that are not newer, and returns those whose segments over time have changed.
  private Set<String> dropOlderAccounts(ToldFacts told) throws SQLException {
    Map<String, AccountHistory> before = accounts.withIds(told.accounts.keySet());
    Set<String> recut = new HashSet<>();
    told.accounts
        .values()
        .removeIf(
            fact -> {
              AccountHistory known = before.get(fact.accountId());
              return known != null && known.revision() >= fact.revision();
            });
    for (AccountHistory fact : told.accounts.values()) {
      AccountHistory known = before.get(fact.accountId());
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
    for (QaWeekDocument week : List.copyOf(told.qaWeeks.values())) {
      references
          .qaWeek(week.week())
          .filter(known -> known.revision() >= week.revision())
          .ifPresent(known -> told.qaWeeks.remove(known.week()));
    }
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
    before.putAll(stored.conversations(neighbours));
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

  /// Counts the baselines of moved windows again: all of what was counted goes, all of the new
  /// window comes.
  private void recountBaselines(
      CounterDeltas deltas, List<Deployment> moved, CountingSettings settings) throws SQLException {
    for (Deployment deployment : moved) {
      Contributions window = new Contributions(List.of(deployment), settings);
      JdbcBaselineCounters.read(connection, workspace, deployment.deploymentId())
          .forEach(deltas::take);
      BaselineWindow weeks = window.window(deployment);
      stored
          .withoutBot(weeks.start(), weeks.end())
          .values()
          .forEach(placed -> window.addBaselines(deltas, placed));
    }
  }

  private static boolean isOlder(@Nullable PlacedConversation stored, long revision) {
    return stored != null && stored.conversation().revision() >= revision;
  }

  private static boolean isOlder(@Nullable PlacedItem stored, Item fact) {
    return stored != null && stored.item().revision() >= fact.revision();
  }
}
