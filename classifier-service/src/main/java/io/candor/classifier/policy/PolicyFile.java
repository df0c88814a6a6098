package io.candor.classifier.policy;

import io.candor.classifier.speech.Quantities;
import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Unit;
import io.candor.classifier.speech.Words;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads a policy document from a file: YAML or JSON (which YAML holds) with a list of assertions.
/// The format is described in the module's README.
public final class PolicyFile {
  // YAML of a policy is small; this keeps a hostile file from growing in memory.
  private static final int MAX_CODE_POINTS = 4 << 20;

  private static final Pattern ASSERTIONS = Pattern.compile("(?m)^assertions:");

  private PolicyFile() {}

  /// What a file holds.
  ///
  /// @param documentId as the file names it; empty when it does not
  /// @param title as the file names it; empty when it does not
  public record Content(String documentId, String title, List<Assertion> assertions) {
    public Content {
      assertions = List.copyOf(assertions);
    }
  }

  /// Whether a text is meant to hold assertions, and not prose.
  public static boolean isStructured(String text) {
    return text.stripLeading().startsWith("{") || ASSERTIONS.matcher(text).find();
  }

  /// Reads a file.
  ///
  /// @throws PolicyFormatException with every mistake by its place
  public static Content read(String text) throws PolicyFormatException {
    Object root;
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      options.setCodePointLimit(MAX_CODE_POINTS);
      root = new Yaml(new SafeConstructor(options)).load(text);
    } catch (YAMLException e) {
      throw new PolicyFormatException(Map.of("content", "is neither YAML nor JSON"));
    }
    if (!(root instanceof Map<?, ?> map) || !(map.get("assertions") instanceof List<?> list)) {
      throw new PolicyFormatException(Map.of("content", "must hold a list `assertions`"));
    }
    Map<String, String> mistakes = new LinkedHashMap<>();
    List<Assertion> assertions = new ArrayList<>();
    Set<String> ids = new TreeSet<>();
    for (int i = 0; i < list.size(); i++) {
      String place = "assertions[" + i + "]";
      Assertion assertion =
          list.get(i) instanceof Map<?, ?> entry ? assertion(entry, place, mistakes) : null;
      if (assertion == null) {
        mistakes.putIfAbsent(place, "must be an object with `id` and `kind`");
      } else if (!ids.add(assertion.id())) {
        mistakes.put(place + ".id", "is there twice");
      } else {
        assertions.add(assertion);
      }
    }
    if (!mistakes.isEmpty()) {
      throw new PolicyFormatException(mistakes);
    }
    return new Content(text(map, "policyId", "id", "documentId"), text(map, "title"), assertions);
  }

  private static @Nullable Assertion assertion(
      Map<?, ?> entry, String place, Map<String, String> mistakes) {
    String id = text(entry, "id", "assertionId");
    String kind = text(entry, "kind");
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,127}") || kind.isEmpty()) {
      return null;
    }
    String unit = text(entry, "unit");
    String said = text(entry, "text", "statement");
    Object value = entry.get("value");
    Quantity quantity = quantity(value, unit, place, mistakes);
    return new Assertion(
        id,
        kind,
        quantity,
        value instanceof List<?> items ? items.stream().map(String::valueOf).toList() : List.of(),
        unit,
        conditions(entry.get("conditions")),
        time(entry.get("validFrom"), place + ".validFrom", mistakes),
        time(entry.get("validTo"), place + ".validTo", mistakes),
        policyClass(text(entry, "incidentClass", "class", "policyClass"), kind, place, mistakes),
        said);
  }

  private static @Nullable Quantity quantity(
      @Nullable Object value, String unit, String place, Map<String, String> mistakes) {
    if (value == null || value instanceof List<?> || unit.equalsIgnoreCase("TEXT")) {
      return null;
    }
    Quantity quantity = quantity(String.valueOf(value), unit);
    if (quantity == null) {
      mistakes.put(place + ".value", "'" + value + "' is no number or range such as 30 or 3 to 5");
    }
    return quantity;
  }

  /// A value with its unit as a quantity, for example `3 to 5` and `BUSINESS_DAY`; absent when it
  /// is none.
  public static @Nullable Quantity quantity(String value, String unit) {
    String plain = Words.plain(value);
    if (plain.equals("unlimited")) {
      return Quantity.of(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Unit.DAY);
    }
    List<Quantity> own = Quantities.of(plain);
    if (unit.isBlank()) {
      return own.isEmpty() ? null : own.getFirst();
    }
    Unit known = Unit.of(unit);
    List<Quantity> counted = Quantities.of(plain + " percent");
    if (counted.isEmpty()) {
      return null;
    }
    Quantity number = counted.getFirst();
    return Quantity.of(number.low(), number.high(), known == null ? Unit.counting(unit) : known);
  }

  private static Map<String, String> conditions(@Nullable Object value) {
    Map<String, String> conditions = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, given) ->
              conditions.put(
                  String.valueOf(name),
                  given instanceof List<?> values
                      ? String.join("|", values.stream().map(String::valueOf).toList())
                      : String.valueOf(given)));
    }
    return conditions;
  }

  private static @Nullable Instant time(
      @Nullable Object value, String place, Map<String, String> mistakes) {
    if (value == null) {
      return null;
    }
    if (value instanceof Date date) {
      return date.toInstant();
    }
    String text = String.valueOf(value);
    try {
      return text.length() == "2026-01-01".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException e) {
      mistakes.put(place, "'" + text + "' is no date and no RFC 3339 time");
      return null;
    }
  }

  private static PolicyClass policyClass(
      String given, String kind, String place, Map<String, String> mistakes) {
    if (given.isEmpty()) {
      return Assertion.defaultClass(kind);
    }
    for (PolicyClass each : PolicyClass.values()) {
      if (each.code().equals(given)
          || each.code().equals("0" + given)
          || each.name().equals(given.toUpperCase(Locale.ROOT))) {
        return each;
      }
    }
    mistakes.put(place + ".incidentClass", "'" + given + "' is none of 01, 02, 03, 04");
    return PolicyClass.REFUND_AND_PRICING;
  }

  private static String text(Map<?, ?> map, String... names) {
    for (String name : names) {
      Object value = map.get(name);
      if (value != null) {
        return String.valueOf(value).strip();
      }
    }
    return "";
  }
}
