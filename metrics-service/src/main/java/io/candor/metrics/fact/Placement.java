package io.candor.metrics.fact;

import io.candor.metrics.cell.IsoWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Places facts: works out week and segment from the workspace's zone and the accounts.
///
/// @param zone in which weeks begin
/// @param accounts every account that the facts name, as far as known
public record Placement(ZoneId zone, Map<String, AccountHistory> accounts) {

  /// Places a conversation with its survey answers.
  public PlacedConversation place(
      Conversation told, List<Item> items, Optional<Instant> nextContactTime) {
    return new PlacedConversation(
        told,
        told.closeTime().map(close -> IsoWeek.of(close, zone)),
        told.closeTime()
            .map(close -> segment(told.accountId(), close))
            .orElse(AccountHistory.UNSPECIFIED),
        nextContactTime,
        items.stream().map(this::place).toList());
  }

  /// Places an item.
  public PlacedItem place(Item item) {
    return new PlacedItem(
        item, IsoWeek.of(item.time(), zone), segment(item.accountId(), item.time()));
  }

  private String segment(String accountId, Instant time) {
    AccountHistory account = accounts.get(accountId);
    return account == null ? AccountHistory.UNSPECIFIED : account.segmentAt(time);
  }
}
