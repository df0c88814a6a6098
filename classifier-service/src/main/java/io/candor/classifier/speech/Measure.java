package io.candor.classifier.speech;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A unit that measures rather than counts things, by its symbol. Two of one quantity can be
/// compared.
enum Measure {
  KG(Of.WEIGHT, 1, "kgs", "kilo", "kilogram", "kilogramme"),
  G(Of.WEIGHT, 0.001, "gram", "gramme"),
  LB(Of.WEIGHT, 0.45359237, "lbs"),
  KM(Of.LENGTH, 1_000, "kms", "kilometer", "kilometre"),
  M(Of.LENGTH, 1, "meter", "metre"),
  CM(Of.LENGTH, 0.01, "centimeter", "centimetre"),
  MM(Of.LENGTH, 0.001, "millimeter", "millimetre"),
  MB(Of.DATA, 1, "megabyte"),
  GB(Of.DATA, 1_000, "gig", "gigabyte"),
  TB(Of.DATA, 1_000_000, "terabyte"),
  MBPS(Of.DATA_RATE, 1),
  GBPS(Of.DATA_RATE, 1_000),
  KWH(Of.ENERGY, 1);

  /// What is measured, with its base unit: kilogram, metre, megabyte, megabit a second, kilowatt
  /// hour.
  private enum Of {
    WEIGHT,
    LENGTH,
    DATA,
    DATA_RATE,
    ENERGY
  }

  private static final Map<String, Measure> BY_STEM = new HashMap<>();

  static {
    Arrays.stream(values())
        .forEach(
            measure -> {
              BY_STEM.put(measure.symbol(), measure);
              measure.words.forEach(word -> BY_STEM.put(Words.stem(word), measure));
            });
  }

  private final Of of;
  private final double size;
  private final List<String> words;

  Measure(Of of, double size, String... words) {
    this.of = of;
    this.size = size;
    this.words = List.of(words);
  }

  /// The measure that a stem or a symbol names; absent when it names none.
  static @Nullable Measure of(String stem) {
    return BY_STEM.get(stem);
  }

  String symbol() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// How many base units one is.
  double size() {
    return size;
  }

  boolean isComparable(Measure other) {
    return of == other.of;
  }
}
