package io.candor.alert.review;

import java.time.Instant;
import java.util.List;

/// The figures of one review, as they were handed over.
///
/// @param id `weekly.2026-W15`, `monthly.2026-04`, `quarterly.2026-Q2`
/// @param revision grows with every change, from 1
/// @param kind `WEEKLY`, `MONTHLY` or `QUARTERLY`
/// @param startWeek first ISO week of the period
/// @param endWeek last ISO week of the period
/// @param dueTime when the review is due
/// @param notifiable whether somebody may be told; false for periods long past
/// @param attention what needs somebody until the next review
/// @param document the message of the contract
public record Pack(
    String id,
    long revision,
    String kind,
    String startWeek,
    String endWeek,
    Instant dueTime,
    boolean notifiable,
    List<ActionItem.Wish> attention,
    PackDocument document) {
  public Pack {
    attention = List.copyOf(attention);
  }
}
