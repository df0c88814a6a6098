package io.candor.metrics.evaluation;

import io.candor.metrics.cell.IsoWeek;
import java.util.List;

/// A finding as it was last handed on.
///
/// @param id its id in the workspace, from kind, scope and the week in which it was first opened
/// @param key what makes two findings the same one
/// @param revision from 1
/// @param kind name of the kind
/// @param state name of the state
/// @param openedWeek the week that tripped it
/// @param weeks the weeks in which it tripped
/// @param notifiable whether anybody may be told
/// @param withdrawn the facts no longer bear it out; not listed
/// @param content the message; not copied, not changed
@SuppressWarnings(
    "ArrayRecordComponent") // Compared by revision; a copy per read would buy nothing.
public record HandedFinding(
    String id,
    String key,
    long revision,
    String kind,
    String state,
    IsoWeek openedWeek,
    List<IsoWeek> weeks,
    boolean notifiable,
    boolean withdrawn,
    byte[] content) {

  static final String COLLECTION = "findings";

  public HandedFinding {
    weeks = List.copyOf(weeks);
  }
}
