package io.candor.metrics.impact;

import io.candor.metrics.statistics.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// In what low verbatims concentrate: "64 % in enterprise, 71 % on 5.2.0". Of every property the
/// value that most of them share, unknown ones left out of the whole.
///
/// @param property which one
/// @param value the value that most share
/// @param share of the items of which the property is known
public record Concentration(Property property, String value, Proportion share) {

  /// What verbatims are told apart by.
  public enum Property {
    SEGMENT(LowItems.Part::segment, "UNSPECIFIED"),
    APP_VERSION(LowItems.Part::appVersion, ""),
    SOURCE(LowItems.Part::source, "");

    private final Function<LowItems.Part, String> value;
    private final String unknown;

    Property(Function<LowItems.Part, String> value, String unknown) {
      this.value = value;
      this.unknown = unknown;
    }
  }

  /// The concentrations of items, the strongest first; a property that none is known of is left
  /// out.
  public static List<Concentration> of(LowItems items) {
    List<Concentration> result = new ArrayList<>();
    for (Property property : Property.values()) {
      Map<String, Long> counts = items.by(property.value);
      counts.remove(property.unknown);
      long known = counts.values().stream().mapToLong(Long::longValue).sum();
      counts.entrySet().stream()
          .max(
              Map.Entry.<String, Long>comparingByValue()
                  .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
          .ifPresent(
              most ->
                  result.add(
                      new Concentration(
                          property, most.getKey(), new Proportion(most.getValue(), known))));
    }
    result.sort(
        Comparator.comparingDouble((Concentration one) -> one.share().value().orElse(0))
            .reversed()
            .thenComparing(Concentration::property));
    return List.copyOf(result);
  }
}
