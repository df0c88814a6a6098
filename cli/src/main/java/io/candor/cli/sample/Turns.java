package io.candor.cli.sample;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The turns of one conversation as they are spoken: an index and a clock that goes on with every
/// turn.
final class Turns {
  private final List<JsonObject> spoken = new ArrayList<>();
  private Instant time;

  Turns(Instant openTime) {
    this.time = openTime;
  }

  void say(String role, String text, Duration pauseBefore) {
    time = time.plus(pauseBefore);
    spoken.add(Json.object("index", spoken.size(), "role", role, "text", text, "time", time));
  }

  List<JsonObject> spoken() {
    return spoken;
  }

  int lastIndex() {
    return spoken.size() - 1;
  }

  /// When the last turn was spoken.
  Instant time() {
    return time;
  }
}
