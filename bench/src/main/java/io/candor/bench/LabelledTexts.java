package io.candor.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// Texts with the intent that people gave them, from a CSV file with the columns `text` and
/// `intent`, and perhaps `split`. In the file's order, each text once.
///
/// @param rows at least one
record LabelledTexts(List<Row> rows) {
  // Every fifth text of an intent is held out.
  private static final int HELD_OUT = 5;
  private static final int LEAST_WORDS = 3;
  private static final int MOST_WORDS = 60;
  private static final CSVFormat WITH_HEADER =
      CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

  /// @param split as the file says; empty when it does not
  record Row(String text, String intent, String split) {}

  static LabelledTexts read(Path file) throws IOException {
    var rows = new LinkedHashMap<String, Row>();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        var parser = WITH_HEADER.parse(reader)) {
      for (CSVRecord each : parser) {
        var text = each.get("text").strip();
        var split = each.isMapped("split") ? each.get("split") : "";
        rows.putIfAbsent(text, new Row(text, each.get("intent"), split));
      }
    }
    return new LabelledTexts(List.copyOf(rows.values()));
  }

  /// Reviews of 3 to 60 words by their stars: 1 and 2 `NEGATIVE`, 3 `NEUTRAL`, 4 and 5 `POSITIVE`,
  /// equally many of each, the first ones of the file. From a CSV file with the columns `text` and
  /// `rating`.
  static LabelledTexts reviews(Path file) throws IOException {
    var rows = new LinkedHashMap<String, Row>();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        var parser = WITH_HEADER.parse(reader)) {
      for (CSVRecord each : parser) {
        var text = each.get("text").strip();
        var words = text.split("\\s+").length;
        if (words >= LEAST_WORDS && words <= MOST_WORDS) {
          rows.putIfAbsent(text, new Row(text, sentiment(each.get("rating")), ""));
        }
      }
    }
    var bySentiment = rows.values().stream().collect(Collectors.groupingBy(Row::intent));
    var least = bySentiment.values().stream().mapToInt(List::size).min().orElseThrow();
    return new LabelledTexts(
        bySentiment.values().stream().flatMap(each -> each.subList(0, least).stream()).toList());
  }

  private static String sentiment(String stars) {
    return switch (stars) {
      case "1", "2" -> "NEGATIVE";
      case "3" -> "NEUTRAL";
      default -> "POSITIVE";
    };
  }

  List<String> texts() {
    return rows.stream().map(Row::text).toList();
  }

  LabelledTexts of(String split) {
    return new LabelledTexts(rows.stream().filter(row -> row.split().equals(split)).toList());
  }

  /// All but every fifth text of each intent.
  LabelledTexts learned() {
    return part(false);
  }

  /// Every fifth text of each intent.
  LabelledTexts heldOut() {
    return part(true);
  }

  private LabelledTexts part(boolean heldOut) {
    var seen = new LinkedHashMap<String, Integer>();
    var part = new ArrayList<Row>();
    for (var row : rows) {
      if ((seen.merge(row.intent(), 1, Integer::sum) % HELD_OUT == 0) == heldOut) {
        part.add(row);
      }
    }
    return new LabelledTexts(part);
  }

  /// So many texts of each intent, drawn by chance.
  LabelledTexts shots(int count, long seed) {
    var random = new Random(seed);
    var drawn = new ArrayList<Row>();
    byIntent()
        .forEach(
            (intent, own) -> {
              var shuffled = new ArrayList<>(own);
              Collections.shuffle(shuffled, random);
              drawn.addAll(shuffled.subList(0, Math.min(count, shuffled.size())));
            });
    return new LabelledTexts(drawn);
  }

  /// All but these.
  LabelledTexts without(LabelledTexts others) {
    var gone = Set.copyOf(others.rows);
    return new LabelledTexts(rows.stream().filter(row -> !gone.contains(row)).toList());
  }

  Map<String, List<Row>> byIntent() {
    var byIntent = new LinkedHashMap<String, List<Row>>();
    rows.forEach(row -> byIntent.computeIfAbsent(row.intent(), i -> new ArrayList<>()).add(row));
    return byIntent;
  }
}
