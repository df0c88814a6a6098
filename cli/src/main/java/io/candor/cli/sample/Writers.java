package io.candor.cli.sample;

import io.candor.cli.sample.Accounts.Account;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which person of an account writes. Somebody who wrote about the same thing this week or last
/// comes again only when it is dealt out so: left to chance, repeat contact of a small sample would
/// cross its line every few weeks.
final class Writers {
  private static final double REPEAT_SHARE_BEFORE = 0.06;
  private static final double REPEAT_SHARE_WITH_BOT = 0.02;
  private static final int ATTEMPT_COUNT = 50;

  private final Accounts accounts;
  private final Quota quota;
  private final Map<String, Set<String>> written = new HashMap<>();

  Writers(Accounts accounts, Quota quota) {
    this.accounts = accounts;
    this.quota = quota;
  }

  /// The person; null for somebody without an account.
  @Nullable String pick(int week, Archetype archetype, @Nullable Account account) {
    if (account == null) {
      return null;
    }
    boolean live = week >= SampleCalendar.GO_LIVE_WEEK;
    boolean repeat =
        quota.draw(
            "repeat/" + archetype + live, live ? REPEAT_SHARE_WITH_BOT : REPEAT_SHARE_BEFORE);
    String customer = accounts.customer(account);
    for (int i = 0; i < ATTEMPT_COUNT && recent(week, archetype, customer) != repeat; i++) {
      customer = accounts.customer(account);
    }
    of(week, archetype).add(customer);
    return customer;
  }

  private boolean recent(int week, Archetype archetype, String customer) {
    return of(week, archetype).contains(customer) || of(week - 1, archetype).contains(customer);
  }

  private Set<String> of(int week, Archetype archetype) {
    return written.computeIfAbsent(week + "/" + archetype, key -> new HashSet<>());
  }
}
