package io.candor.kit.failpoint;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What each failpoint does and when. Thread-safe: hits are counted across all threads.
final class FailpointPlan {

  // The status that a shell reports for a process killed by SIGKILL.
  private static final int KILLED_STATUS = 137;

  private static final Pattern ENTRY =
      Pattern.compile(
          "(?<name>[a-z0-9][a-z0-9.-]*)=(?<action>halt|error|delay:(?<millis>[0-9]{1,6}))"
              + "(@(?<hit>[1-9][0-9]{0,8}))?");

  private sealed interface Action {
    record Halt() implements Action {}

    record Fail() implements Action {}

    record Delay(Duration duration) implements Action {}
  }

  private record Point(Action action, long actingHit, AtomicLong hits) {}

  private final Map<String, Point> points;

  private FailpointPlan(Map<String, Point> points) {
    this.points = Map.copyOf(points);
  }

  static FailpointPlan parse(String plan) {
    Map<String, Point> points = new HashMap<>();
    for (String part : plan.split(";")) {
      String entry = part.trim();
      if (entry.isEmpty()) {
        continue;
      }
      Matcher matcher = ENTRY.matcher(entry);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "failpoint: " + entry + " (expected: name=halt|error|delay:MILLIS, optionally @n)");
      }
      String hit = matcher.group("hit");
      points.put(
          matcher.group("name"),
          new Point(
              action(matcher.group("action"), matcher.group("millis")),
              hit == null ? 1 : Long.parseLong(hit),
              new AtomicLong()));
    }
    return new FailpointPlan(points);
  }

  private static Action action(String text, @Nullable String millis) {
    return switch (text) {
      case "halt" -> new Action.Halt();
      case "error" -> new Action.Fail();
      default -> new Action.Delay(Duration.ofMillis(Long.parseLong(String.valueOf(millis))));
    };
  }

  boolean isOff() {
    return points.isEmpty();
  }

  void hit(String name) {
    Point point = points.get(name);
    if (point == null) {
      return;
    }
    long hit = point.hits().incrementAndGet();
    switch (point.action()) {
      case Action.Halt halt when hit == point.actingHit() ->
          // No shutdown hooks, no flushing: what a kill does.
          Runtime.getRuntime().halt(KILLED_STATUS);
      case Action.Fail fail when hit == point.actingHit() -> throw new FailpointException(name);
      case Action.Delay delay when hit >= point.actingHit() ->
          LockSupport.parkNanos(delay.duration().toNanos());
      case Action.Halt halt -> {}
      case Action.Fail fail -> {}
      case Action.Delay delay -> {}
    }
  }
}
