package io.candor.alert.group;

import io.candor.alert.route.Gathering;
import io.candor.alert.route.Grouping;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A group of incidents that is not over.
///
/// @param key follows from receiver, route and labels
/// @param id names this group; the next one of the same key has another
/// @param receiverId who hears of it
/// @param route the route through which it came, with its path
/// @param labels what its incidents have in common
/// @param interval the shortest time between two messages
/// @param repeatInterval how often it is told again while nothing changes; absent for never
/// @param openTime when its first incident came
/// @param sequence how many messages were made
/// @param deliveredSequence the last of them that the receiver has taken; 0 for none
/// @param tellTime when the last one was made; absent before the first
record IncidentGroup(
    String key,
    String id,
    String receiverId,
    String route,
    Map<Grouping.Field, String> labels,
    Duration interval,
    @Nullable Duration repeatInterval,
    Instant openTime,
    long sequence,
    long deliveredSequence,
    @Nullable Instant tellTime) {
  private static final int KEY_BYTES = 16;
  private static final int RADIX = 36;

  IncidentGroup {
    labels = Map.copyOf(labels);
  }

  /// A group that begins now.
  static IncidentGroup begin(
      String receiverId, Gathering gathering, Map<Grouping.Field, String> labels, Instant now) {
    String key = key(receiverId, gathering.route(), labels);
    return new IncidentGroup(
        key,
        key + "-" + Long.toString(now.toEpochMilli(), RADIX),
        receiverId,
        gathering.route(),
        labels,
        gathering.grouping().interval(),
        gathering.repeatInterval(),
        now,
        0,
        0,
        null);
  }

  /// Whether it is to be told again although nothing has changed.
  boolean isRepeatDue(Instant now) {
    return repeatInterval != null
        && tellTime != null
        && !tellTime.plus(repeatInterval).isAfter(now);
  }

  /// The same after one more message.
  IncidentGroup told(Instant now) {
    return new IncidentGroup(
        key,
        id,
        receiverId,
        route,
        labels,
        interval,
        repeatInterval,
        openTime,
        sequence + 1,
        deliveredSequence,
        now);
  }

  // Every part behind its length, so that no two lists of parts are one text.
  private static String key(String receiverId, String route, Map<Grouping.Field, String> labels) {
    StringBuilder text = new StringBuilder();
    append(text, receiverId);
    append(text, route);
    for (Grouping.Field field : Grouping.Field.values()) {
      String value = labels.get(field);
      if (value != null) {
        append(text, field.name());
        append(text, value);
      }
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return "g" + HexFormat.of().formatHex(hash, 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static void append(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }
}
