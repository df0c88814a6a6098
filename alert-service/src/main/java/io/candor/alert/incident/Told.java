package io.candor.alert.incident;

import io.candor.alert.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What receivers have been told of an incident so far; decides whether a change is news.
///
/// @param receivers ids of all who were ever told; empty when nobody was
/// @param severity the last severity they heard; absent when nobody was told
/// @param automatic whether they know that the evidence allows an automatic rollback
/// @param over whether the last thing they heard is that it is over
public record Told(
    List<String> receivers, @Nullable Severity severity, boolean automatic, boolean over) {
  /// Nobody knows anything.
  public static final Told NOTHING = new Told(List.of(), null, false, false);

  public Told {
    receivers = List.copyOf(receivers);
  }

  /// Whether somebody was told.
  public boolean anybody() {
    return !receivers.isEmpty();
  }
}
