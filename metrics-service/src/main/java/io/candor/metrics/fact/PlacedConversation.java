package io.candor.metrics.fact;

import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CellKey;
import io.candor.metrics.cell.ConversationMeasures;
import io.candor.metrics.cell.DelayedWindow;
import io.candor.metrics.cell.IsoWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A conversation with what follows from other facts: where and as what it is counted.
///
/// @param conversation as it was told
/// @param week cohort week in the workspace's zone; empty while it is open, and then it is in
///     no cell
/// @param segment segment of the account at the close; `UNSPECIFIED` when unknown
/// @param nextContactTime opening of the next conversation of its chain, at most 30 days after
///     the close
/// @param items its survey answers, placed
public record PlacedConversation(
    Conversation conversation,
    Optional<IsoWeek> week,
    String segment,
    Optional<Instant> nextContactTime,
    List<PlacedItem> items) {

  public PlacedConversation {
    items = List.copyOf(items);
  }

  /// The same conversation with these survey answers, which are then also its measured ratings.
  PlacedConversation withItems(List<PlacedItem> items) {
    return new PlacedConversation(
        conversation.withItems(items.stream().map(PlacedItem::item).toList()),
        week,
        segment,
        nextContactTime,
        items);
  }

  /// The cell that it is in; empty while it is open.
  public Optional<CellKey> key() {
    return week.map(
        closed ->
            new CellKey(
                conversation.deploymentId(),
                conversation.archetype(),
                closed,
                segment,
                conversation.channel()));
  }

  /// What it counts there; nothing while it is open.
  ///
  /// @param window when an answer to a delayed survey counts
  public CellCounts counts(DelayedWindow window) {
    return conversation
        .closeTime()
        .map(close -> measures(close).counts(window))
        .orElse(CellCounts.ZERO);
  }

  private ConversationMeasures measures(Instant close) {
    Optional<Item> resolution = conversation.answer(Item.RESOLUTION);
    Optional<Item> delayed = conversation.answer(Item.DELAYED);
    Conversation.Handling handling = conversation.handling();
    return new ConversationMeasures(
        close,
        handling.attempted(),
        handling.resolved(),
        handling.escalated(),
        handling.ticketed(),
        resolution.flatMap(Item::rating),
        delayed.flatMap(Item::rating),
        delayed.map(Item::time),
        handling.handoff(),
        handling.handleTimes(),
        !conversation.customerId().isEmpty(),
        nextContactTime,
        conversation.modelScoreMicros(),
        conversation.policy());
  }
}
