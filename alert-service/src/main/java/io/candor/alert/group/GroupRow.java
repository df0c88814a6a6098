package io.candor.alert.group;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.candor.alert.route.Grouping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Groups as they are stored.
final class GroupRow {
  /// What [#group] needs, of table `g`.
  static final String COLUMNS =
      """
      g.group_key, g.group_id, g.receiver_id, g.route, g.labels, g.interval_ms, g.repeat_ms,
      g.open_time, g.sequence, g.delivered_sequence, g.tell_time
      """;

  private GroupRow() {}

  /// A length of time in milliseconds.
  ///
  /// @param value absent for none
  record Millis(@Nullable Long value) {}

  static IncidentGroup group(ResultSet row) throws SQLException {
    long repeat = row.getLong("repeat_ms");
    Duration repeatInterval = row.wasNull() ? null : Duration.ofMillis(repeat);
    OffsetDateTime tellTime = row.getObject("tell_time", OffsetDateTime.class);
    return new IncidentGroup(
        row.getString("group_key"),
        row.getString("group_id"),
        row.getString("receiver_id"),
        row.getString("route"),
        labels(row.getString("labels")),
        Duration.ofMillis(row.getLong("interval_ms")),
        repeatInterval,
        row.getObject("open_time", OffsetDateTime.class).toInstant(),
        row.getLong("sequence"),
        row.getLong("delivered_sequence"),
        tellTime == null ? null : tellTime.toInstant());
  }

  static Millis millis(@Nullable Duration duration) {
    return new Millis(duration == null ? null : duration.toMillis());
  }

  static String toJson(Map<Grouping.Field, String> labels) {
    JsonObject json = new JsonObject();
    labels.forEach((field, value) -> json.addProperty(field.name(), value));
    return json.toString();
  }

  private static Map<Grouping.Field, String> labels(String json) {
    Map<Grouping.Field, String> labels = new EnumMap<>(Grouping.Field.class);
    JsonParser.parseString(json)
        .getAsJsonObject()
        .asMap()
        .forEach((field, value) -> labels.put(Grouping.Field.valueOf(field), value.getAsString()));
    return labels;
  }
}
