package io.candor.alert.incident;

import io.candor.alert.finding.Finding;
import java.util.List;

/// A confirmed finding that somebody must take care of, at one revision. Immutable.
///
/// @param name its name, which follows from the finding's subject
/// @param revision grows by 1 with every change, from 1
/// @param lifecycle where it stands
/// @param finding the latest revision of the finding
/// @param title a headline without figures, at most 150 characters
/// @param sentence what happened, in one sentence
/// @param receivers ids of the receivers that it goes to now
/// @param told what receivers have been told
public record Incident(
    IncidentName name,
    long revision,
    Lifecycle lifecycle,
    Finding finding,
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
