package io.candor.ingest;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.candor.ingest.v1.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Events from lines of JSON.
public final class JsonEvents {

  private JsonEvents() {}

  /// One event.
  public static Event of(String json) {
    try {
      Event.Builder event = Event.newBuilder();
      JsonFormat.parser().merge(json, event);
      return event.build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  /// One event a line.
  public static List<Event> ofResource(String name) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(JsonEvents.class.getResourceAsStream(name)),
                StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.isBlank()).map(JsonEvents::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
