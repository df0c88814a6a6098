package io.candor.ingest.account;

import io.candor.ingest.report.AccountReport;
import io.candor.ingest.report.Event;
import io.candor.ingest.report.Latest;
import io.candor.ingest.report.LifecycleStage;
import io.candor.ingest.report.Money;
import io.candor.ingest.report.Precedence;
import io.candor.ingest.report.Segment;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Computes an account and its history from its events: a pure function of the set. Each event time
/// starts a version; events without one are true since ever.
public final class AccountFold {

  private final Latest<String> name = new Latest<>();
  private final Latest<String> plan = new Latest<>();
  private final Latest<Segment> segment = new Latest<>();
  private final Latest<Money> arr = new Latest<>();
  private final Latest<LocalDate> renewalDate = new Latest<>();
  private final Latest<LifecycleStage> lifecycleStage = new Latest<>();
  private final SortedMap<String, String> attributes = new TreeMap<>();

  private AccountFold() {}

  /// The account; empty without events.
  public static Optional<Account> fold(String accountId, Collection<Event> events) {
    List<Event> ordered = events.stream().sorted(Comparator.comparing(Event::precedence)).toList();
    AccountFold fold = new AccountFold();
    List<AccountVersion> versions = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      Event event = ordered.get(i);
      fold.take((AccountReport) event.report());
      Instant start = event.precedence().time();
      boolean lastOfItsTime =
          i + 1 == ordered.size() || !ordered.get(i + 1).precedence().time().equals(start);
      if (lastOfItsTime) {
        fold.addVersion(start, versions);
      }
    }
    return versions.isEmpty() ? Optional.empty() : Optional.of(new Account(accountId, versions));
  }

  private void take(AccountReport report) {
    name.offer(report.name());
    plan.offer(report.plan());
    segment.offer(report.segment());
    arr.offer(report.arr());
    renewalDate.offer(report.renewalDate());
    lifecycleStage.offer(report.lifecycleStage());
    attributes.putAll(report.attributes());
  }

  /// A report that changes nothing starts no version.
  private void addVersion(Instant start, List<AccountVersion> versions) {
    AccountState state = state();
    if (versions.isEmpty() || !versions.getLast().state().equals(state)) {
      versions.add(new AccountVersion(start.equals(Precedence.SINCE_EVER) ? null : start, state));
    }
  }

  private AccountState state() {
    return new AccountState(
        name.value(),
        plan.value(),
        segment.value(),
        arr.value(),
        renewalDate.value(),
        lifecycleStage.value(),
        Collections.unmodifiableSortedMap(new TreeMap<>(attributes)));
  }
}
