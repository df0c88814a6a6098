package io.candor.alert.notify.alertmanager;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.candor.alert.notification.Event;
import io.candor.alert.notification.Notification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// Renders notifications as Alertmanager's webhook message, version 4, with one alert.
final class AlertmanagerMessages {
  // As many as Alertmanager's own fingerprints have.
  private static final int FINGERPRINT_BYTES = 8;
  // How Alertmanager says that an alert has not ended.
  private static final String NOT_ENDED = "0001-01-01T00:00:00Z";

  private AlertmanagerMessages() {}

  /// The body of the POST.
  ///
  /// @param receiver the receiver's id
  /// @param link where the incident can be looked at; nothing for no link
  static String render(Notification notification, String receiver, Optional<String> link) {
    boolean over = notification.event().phase() == Event.Phase.RESOLVE;
    String status = over ? "resolved" : "firing";
    JsonObject labels = labels(notification);
    JsonObject annotations = new JsonObject();
    annotations.addProperty("summary", notification.headline().title());
    annotations.addProperty("description", notification.headline().sentence());
    if (!notification.details().isEmpty()) {
      annotations.addProperty("incidents", String.join("\n", notification.details()));
    }
    Notification.Order order = notification.order();
    if (order != null) {
      annotations.addProperty("directive", order.text());
    }
    Instant time = notification.decideTime();
    JsonObject alert = new JsonObject();
    alert.addProperty("status", status);
    alert.add("labels", labels);
    alert.add("annotations", annotations);
    alert.addProperty("startsAt", time.toString());
    alert.addProperty("endsAt", over ? time.toString() : NOT_ENDED);
    alert.addProperty("generatorURL", link.orElse(""));
    alert.addProperty("fingerprint", fingerprint(notification.topic().toString()));
    JsonArray alerts = new JsonArray();
    alerts.add(alert);
    JsonObject groupLabels = new JsonObject();
    groupLabels.addProperty("topic", notification.topic().key());
    JsonObject message = new JsonObject();
    message.addProperty("version", "4");
    message.addProperty("groupKey", notification.topic().toString());
    message.addProperty("truncatedAlerts", 0);
    message.addProperty("status", status);
    message.addProperty("receiver", receiver);
    message.add("groupLabels", groupLabels);
    message.add("commonLabels", labels);
    message.add("commonAnnotations", annotations);
    message.addProperty("externalURL", link.orElse(""));
    message.add("alerts", alerts);
    return message.toString();
  }

  private static JsonObject labels(Notification notification) {
    Notification.Facts facts = notification.facts();
    JsonObject labels = new JsonObject();
    labels.addProperty(
        "alertname", facts.kind().isEmpty() ? notification.event().type() : facts.kind());
    labels.addProperty("severity", facts.severity().name());
    labels.addProperty("topic", notification.topic().key());
    labels.addProperty("workspace", notification.topic().workspace());
    put(labels, "deployment", facts.deployment());
    put(labels, "area", facts.area());
    put(labels, "opened_week", facts.openedWeek());
    return labels;
  }

  private static void put(JsonObject labels, String name, String value) {
    if (!value.isEmpty()) {
      labels.addProperty(name, value);
    }
  }

  private static String fingerprint(String topic) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(topic.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
