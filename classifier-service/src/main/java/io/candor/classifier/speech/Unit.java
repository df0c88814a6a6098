package io.candor.classifier.speech;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A unit of measure.
///
/// @param dimension what it measures
/// @param name its name: `DAY`, `BUSINESS_DAY`, `PERCENT`, `USD`, or the noun of a counted thing
/// @param size how many base units one of it is: days for durations, kilograms, metres or megabytes
///     for measures, else 1
public record Unit(Dimension dimension, String name, double size) {
  // A month is a twelfth of a mean year, so that twelve of them are a year.
  private static final double DAYS_PER_MONTH = 365.25 / 12;
  private static final double DAYS_PER_BUSINESS_DAY = 7.0 / 5;

  public static final Unit MINUTE = duration("MINUTE", 1.0 / 1440);
  public static final Unit HOUR = duration("HOUR", 1.0 / 24);
  public static final Unit DAY = duration("DAY", 1);
  public static final Unit BUSINESS_DAY = duration("BUSINESS_DAY", DAYS_PER_BUSINESS_DAY);
  public static final Unit WEEK = duration("WEEK", 7);
  public static final Unit MONTH = duration("MONTH", DAYS_PER_MONTH);
  public static final Unit YEAR = duration("YEAR", 365.25);
  public static final Unit PERCENT = new Unit(Dimension.PERCENT, "PERCENT", 1);
  /// How often something may happen: "once", "three times".
  public static final Unit TIMES = new Unit(Dimension.COUNT, "time", 1);

  private static final Map<String, Unit> BY_WORD =
      Map.ofEntries(
          Map.entry("minute", MINUTE),
          Map.entry("min", MINUTE),
          Map.entry("hour", HOUR),
          Map.entry("hr", HOUR),
          Map.entry("day", DAY),
          Map.entry("business_day", BUSINESS_DAY),
          Map.entry("working_day", BUSINESS_DAY),
          Map.entry("week", WEEK),
          Map.entry("wk", WEEK),
          Map.entry("month", MONTH),
          Map.entry("mth", MONTH),
          Map.entry("year", YEAR),
          Map.entry("yr", YEAR),
          Map.entry("percent", PERCENT),
          Map.entry("%", PERCENT),
          Map.entry("per cent", PERCENT),
          Map.entry("pct", PERCENT),
          Map.entry("$", money("USD")),
          Map.entry("usd", money("USD")),
          Map.entry("us$", money("USD")),
          Map.entry("dollar", money("USD")),
          Map.entry("buck", money("USD")),
          Map.entry("€", money("EUR")),
          Map.entry("eur", money("EUR")),
          Map.entry("euro", money("EUR")),
          Map.entry("£", money("GBP")),
          Map.entry("gbp", money("GBP")),
          Map.entry("quid", money("GBP")),
          Map.entry("pound", money("GBP")),
          Map.entry("chf", money("CHF")),
          Map.entry("cad", money("CAD")),
          Map.entry("aud", money("AUD")),
          Map.entry("inr", money("INR")),
          Map.entry("₹", money("INR")),
          Map.entry("rupee", money("INR")),
          Map.entry("rs", money("INR")),
          Map.entry("rs.", money("INR")),
          Map.entry("nok", money("NOK")),
          Map.entry("sek", money("SEK")),
          Map.entry("dkk", money("DKK")),
          Map.entry("jpy", money("JPY")),
          Map.entry("¥", money("JPY")),
          Map.entry("time", TIMES));

  /// An amount of which the currency is not named: "40 cents".
  public static final Unit SOME_MONEY = money("MONEY");

  private static Unit duration(String name, double days) {
    return new Unit(Dimension.DURATION, name, days);
  }

  private static Unit money(String currency) {
    return new Unit(Dimension.MONEY, currency, 1);
  }

  /// The unit that a word or a symbol names, in singular or plural and any case; absent for a word
  /// that names none.
  public static @Nullable Unit of(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    Unit unit = BY_WORD.get(lower);
    return unit == null && lower.endsWith("s")
        ? BY_WORD.get(lower.substring(0, lower.length() - 1))
        : unit;
  }

  /// A number of things called by this noun.
  public static Unit counting(String noun) {
    String stem = Words.stem(noun.toLowerCase(Locale.ROOT));
    Measure measure = Measure.of(stem);
    return measure == null
        ? new Unit(Dimension.COUNT, stem, 1)
        : new Unit(Dimension.COUNT, measure.symbol(), measure.size());
  }

  /// Whether it measures rather than counts things.
  public boolean isMeasure() {
    return dimension == Dimension.COUNT && Measure.of(name) != null;
  }

  /// Whether amounts in both units can be compared: both times, both lengths, both dollars.
  boolean isComparable(Unit other) {
    return dimension == other.dimension
        && switch (dimension) {
          case DURATION, PERCENT -> true;
          case MONEY -> name.equals(other.name) || equals(SOME_MONEY) || other.equals(SOME_MONEY);
          case COUNT -> name.equals(other.name) || isOfSameMeasure(other);
        };
  }

  private boolean isOfSameMeasure(Unit other) {
    Measure one = Measure.of(name);
    Measure another = Measure.of(other.name);
    return one != null && another != null && one.isComparable(another);
  }

  /// Whether it counts working days.
  public boolean isBusiness() {
    return name.equals(BUSINESS_DAY.name);
  }
}
