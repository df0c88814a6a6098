package io.candor.alert.incident;

import io.candor.alert.finding.Finding;
import java.util.List;

/// A matter that somebody must take care of, at one revision: one or more confirmed findings about
/// the same thing. Immutable.
///
/// @param name its name, which follows from the subject of the finding that opened it
/// @param revision grows by 1 with every change, from 1
/// @param lifecycle where it stands
/// @param finding the latest revision of its leading finding
/// @param openedWeek the first ISO week that tripped one of its findings
/// @param title a headline without figures, at most 150 characters
/// @param sentence what happened, in one sentence
/// @param receivers ids of the receivers that it goes to now
/// @param told what receivers have been told
public record Incident(
    IncidentName name,
    long revision,
    Lifecycle lifecycle,
    Finding finding,
    String openedWeek,
    String title,
    String sentence,
    List<String> receivers,
    Told told) {
  public Incident {
    receivers = List.copyOf(receivers);
  }

  /// Where it stands.
  public IncidentState state() {
    return lifecycle.state();
  }
}
