package io.candor.bench;

import com.google.protobuf.util.JsonFormat;
import io.candor.cli.sample.SampleEvents;
import io.candor.ingest.v1.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Events to measure with, parsed before any clock runs.
public record EventFile(String description, List<Event> events) {

  /// Reads `.jsonl` or `.jsonl.gz`; the shipped sample when `file` is absent.
  public static EventFile read(@Nullable Path file) throws IOException {
    if (file == null) {
      return new EventFile("shipped sample", parse(SampleEvents.lines()));
    }
    try (InputStream in = Files.newInputStream(file);
        var reader =
            new BufferedReader(
                new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in,
                    StandardCharsets.UTF_8))) {
      return new EventFile(String.valueOf(file.getFileName()), parse(reader.lines().toList()));
    }
  }

  private static List<Event> parse(List<String> lines) throws IOException {
    var events = new ArrayList<Event>(lines.size());
    for (var line : lines) {
      var event = Event.newBuilder();
      JsonFormat.parser().merge(line, event);
      events.add(event.build());
    }
    return events;
  }

  /// Every text that a customer wrote, once each.
  List<String> texts() {
    return events.stream()
        .map(
            event ->
                switch (event.getBodyCase()) {
                  case FEEDBACK -> event.getFeedback().getVerbatim();
                  case SURVEY -> event.getSurvey().getVerbatim();
                  case TURN -> event.getTurn().getText();
                  default -> "";
                })
        .filter(text -> !text.isBlank())
        .distinct()
        .toList();
  }

  /// Consecutive batches of at most `size`.
  List<List<Event>> batches(int size) {
    var batches = new ArrayList<List<Event>>();
    for (var start = 0; start < events.size(); start += size) {
      batches.add(events.subList(start, Math.min(start + size, events.size())));
    }
    return batches;
  }
}
