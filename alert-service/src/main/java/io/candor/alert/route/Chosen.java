package io.candor.alert.route;

import java.util.List;

/// Who is told of a finding, and why they.
///
/// @param receivers ids of the receivers, each once, in the order in which they were chosen
/// @param chosenBy `route:{id}`, `area:{id}`, `deployment:{id}` or `default`, in that order
public record Chosen(List<String> receivers, List<String> chosenBy) {
  /// Nobody.
  public static final Chosen NOBODY = new Chosen(List.of(), List.of());

  public Chosen {
    receivers = List.copyOf(receivers);
    chosenBy = List.copyOf(chosenBy);
  }
}
