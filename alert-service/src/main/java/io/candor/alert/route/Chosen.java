package io.candor.alert.route;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who is told of a finding, and why they.
///
/// @param receivers ids of the receivers, each once, in the order in which they were chosen
/// @param chosenBy `route:{id}` with its path, `area:{id}`, `deployment:{id}` or `default`
/// @param repeatInterval how often those who hear of it on its own are told again while nobody
///     acknowledges it; absent for never
/// @param gatherings those of the receivers that hear of it in a group, by their id
/// @param mutedBy what keeps it from being told, `silence:{id}`; empty when nothing does
public record Chosen(
    List<String> receivers,
    List<String> chosenBy,
    @Nullable Duration repeatInterval,
    Map<String, Gathering> gatherings,
    String mutedBy) {
  /// Nobody.
  public static final Chosen NOBODY = new Chosen(List.of(), List.of());

  public Chosen {
    receivers = List.copyOf(receivers);
    chosenBy = List.copyOf(chosenBy);
    gatherings = Map.copyOf(gatherings);
  }

  /// Told once, on its own, and not muted.
  public Chosen(List<String> receivers, List<String> chosenBy) {
    this(receivers, chosenBy, null, Map.of(), "");
  }

  /// The same, muted.
  public Chosen muted(String by) {
    return new Chosen(receivers, chosenBy, repeatInterval, gatherings, by);
  }

  /// The same, told on its own to everybody; the shortest repeat interval counts.
  public Chosen alone() {
    Duration shortest =
        Stream.concat(
                Stream.ofNullable(repeatInterval),
                gatherings.values().stream().flatMap(it -> Stream.ofNullable(it.repeatInterval())))
            .min(Comparator.naturalOrder())
            .orElse(null);
    return new Chosen(receivers, chosenBy, shortest, Map.of(), mutedBy);
  }

  /// Those of the receivers that hear of it on its own.
  public List<String> aloneReceivers() {
    return receivers.stream().filter(id -> !gatherings.containsKey(id)).toList();
  }
}
