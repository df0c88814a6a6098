package io.candor.alert.route;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is told of a finding, and why they.
///
/// @param receivers ids of the receivers, each once, in the order in which they were chosen
/// @param chosenBy `route:{id}` with its path, `area:{id}`, `deployment:{id}` or `default`
/// @param repeatInterval how often it is told again while nobody acknowledges it; absent for never
/// @param mutedBy what keeps it from being told, `silence:{id}`; empty when nothing does
public record Chosen(
    List<String> receivers,
    List<String> chosenBy,
    @Nullable Duration repeatInterval,
    String mutedBy) {
  /// Nobody.
  public static final Chosen NOBODY = new Chosen(List.of(), List.of());

  public Chosen {
    receivers = List.copyOf(receivers);
    chosenBy = List.copyOf(chosenBy);
  }

  /// Told once, and not muted.
  public Chosen(List<String> receivers, List<String> chosenBy) {
    this(receivers, chosenBy, null, "");
  }

  /// The same, muted.
  public Chosen muted(String by) {
    return new Chosen(receivers, chosenBy, repeatInterval, by);
  }
}
