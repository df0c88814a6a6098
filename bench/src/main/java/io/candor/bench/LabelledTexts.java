package io.candor.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// Texts with the intent that people gave them, from a CSV file with the columns `text` and
/// `intent`, and perhaps `split`. In the file's order, each text once.
///
/// @param rows at least one
record LabelledTexts(List<Row> rows) {
  // Every fifth text of an intent is held out.
  private static final int HELD_OUT = 5;
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

  /// Reviews as people read them: `NEGATIVE`, `NEUTRAL` or `POSITIVE`.
  ///
  /// @param file CSV with the columns `id` and `text`
  /// @param labels CSV with the columns `id` and `sentiment`; other reviews are left out
  static LabelledTexts reviews(Path file, Reader labels) throws IOException {
    var sentiments = new HashMap<String, String>();
    try (var parser = WITH_HEADER.parse(labels)) {
      parser.forEach(each -> sentiments.put(each.get("id"), each.get("sentiment")));
    }
    var rows = new ArrayList<Row>();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        var parser = WITH_HEADER.parse(reader)) {
      for (CSVRecord each : parser) {
        var sentiment = sentiments.get(each.get("id"));
        if (sentiment != null) {
          rows.add(new Row(each.get("text").strip(), sentiment, ""));
        }
      }
    }
    return new LabelledTexts(List.copyOf(rows));
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
