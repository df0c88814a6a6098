package io.candor.cli.importer;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of `candor import` that speak of CSV files.
final class CsvArguments {
  private static final Pattern SCALE = Pattern.compile("(-?[0-9.]+)\\.\\.(-?[0-9.]+)");

  @Option(
      names = "--as",
      paramLabel = "KIND",
      description = "What the rows of a CSV file are: feedback or accounts.")
  private @Nullable CsvKind kind;

  @Option(
      names = "--map",
      split = ",",
      paramLabel = "FIELD=COLUMN",
      description = "Column of a field, for example rating=score,time=at. Others are guessed.")
  private Map<String, String> columns = new LinkedHashMap<>();

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "Same value in every row, for example source=APP_REVIEW.")
  private Map<String, String> constants = new LinkedHashMap<>();

  @Option(
      names = "--scale",
      paramLabel = "MIN..MAX",
      description = "Scale of the ratings, for example 0..10. Default: 1..5.")
  private @Nullable String scale;

  @Option(
      names = "--time-format",
      paramLabel = "PATTERN",
      description = "Pattern of the times, for example 'dd/MM/yyyy HH:mm'. Default: ISO 8601.")
  private @Nullable String timePattern;

  @Option(
      names = "--time-zone",
      paramLabel = "ZONE",
      description = "Zone of times without an offset. Default: UTC.")
  private String zone = "UTC";

  @Option(
      names = "--separator",
      paramLabel = "CHAR",
      description = "Between cells. Default: comma.")
  private char separator = ',';

  boolean given() {
    return kind != null;
  }

  /// @throws IllegalArgumentException with a text for people
  CsvOptions options() {
    if (kind == null) {
      throw new IllegalArgumentException(
          "a CSV file needs --as feedback or --as accounts: what are its rows?");
    }
    Double min = null;
    Double max = null;
    if (scale != null) {
      Matcher matcher = SCALE.matcher(scale);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "--scale: '" + scale + "' (expected: MIN..MAX such as 0..10)");
      }
      min = Double.valueOf(matcher.group(1));
      max = Double.valueOf(matcher.group(2));
    }
    return new CsvOptions(kind, columns, constants, min, max, timePattern, zone(), separator);
  }

  private ZoneId zone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "--time-zone: '" + zone + "' (expected: a zone such as UTC or Europe/Berlin)", e);
    }
  }
}
