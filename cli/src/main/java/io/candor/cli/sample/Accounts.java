package io.candor.cli.sample;

import com.google.gson.JsonObject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The paying shops of Pinecrate: 16 enterprise, 24 mid-market, 36 small and 14 free accounts.
final class Accounts {
  private static final String[] FIRST = {
    "Alder", "Birch", "Cobble", "Dune", "Elm", "Fjord", "Gable", "Heron", "Ivory", "Jetty", "Kelp",
    "Lantern", "Moss", "Nettle", "Opal", "Poppy", "Quarry", "Reed"
  };
  private static final String[] SECOND = {
    "Outfitters",
    "Ceramics",
    "Books",
    "Coffee",
    "Garden Supply",
    "Cosmetics",
    "Toys",
    "Bikes",
    "Tea"
  };
  private static final String[] REGIONS = {"EU", "EU", "UK", "US"};

  private final List<Account> all = new ArrayList<>();
  private final Random random;

  Accounts(Random random) {
    this.random = random;
    add(16, "ENTERPRISE", "business-annual", 42_000, 160_000, 5);
    add(24, "MID_MARKET", "team-annual", 9_000, 36_000, 3);
    add(36, "SMB", "team-monthly", 900, 6_000, 2);
    add(14, "FREE", "starter", 0, 0, 1);
  }

  /// @param weight how often its people write, relative to the others
  record Account(
      String id,
      String name,
      String segment,
      String plan,
      long arr,
      int weight,
      LocalDate renewal) {
    boolean enterprise() {
      return segment.equals("ENTERPRISE");
    }
  }

  List<Account> all() {
    return all;
  }

  /// The first enterprise accounts: those whose warehouses use the app most, which the login defect
  /// hits.
  List<Account> hitByLogin() {
    return all.subList(0, 9);
  }

  /// Any account; those that write more are drawn more often.
  Account pick() {
    int draw = random.nextInt(all.stream().mapToInt(Account::weight).sum());
    for (Account account : all) {
      draw -= account.weight();
      if (draw < 0) {
        return account;
      }
    }
    throw new IllegalStateException("weights do not add up");
  }

  /// One of the dozen people of the account who write to support.
  String customer(Account account) {
    return "%s-u%02d".formatted(account.id(), random.nextInt(12));
  }

  JsonObject event(Account account) {
    return Json.object(
        "eventId",
        "account-" + account.id(),
        "account",
        Json.object(
            "accountId", account.id(),
            "name", account.name(),
            "plan", account.plan(),
            "segment", account.segment(),
            "arr", Json.money(account.arr() * 100),
            "renewalDate", account.arr() == 0 ? null : Json.date(account.renewal()),
            "lifecycleStage", random.nextInt(12) == 0 ? "AT_RISK" : "ACTIVE",
            "attributes", Json.object("region", REGIONS[random.nextInt(REGIONS.length)])));
  }

  private void add(int count, String segment, String plan, int least, int most, int weight) {
    for (int i = 0; i < count; i++) {
      int number = all.size();
      all.add(
          new Account(
              "shop-%03d".formatted(number + 1),
              FIRST[number % FIRST.length]
                  + " "
                  + SECOND[(number * 5 + number / FIRST.length) % SECOND.length],
              segment,
              plan,
              most == 0 ? 0 : (least + random.nextInt(most - least)) / 100 * 100L,
              weight,
              LocalDate.of(2026, 4, 20).plusDays(random.nextInt(330))));
    }
  }
}
