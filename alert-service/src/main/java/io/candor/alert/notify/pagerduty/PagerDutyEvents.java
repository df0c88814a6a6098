package io.candor.alert.notify.pagerduty;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.candor.alert.finding.Severity;
import io.candor.alert.notification.Notification;
import java.util.Optional;

/// Renders notifications as events of PagerDuty's Events API v2.
final class PagerDutyEvents {
  // Limits of the API, in characters.
  private static final int MAX_SUMMARY = 1024;
  private static final String CLIENT = "Candor";

  private PagerDutyEvents() {}

  /// The body of the POST.
  ///
  /// @param routingKey the integration's key
  /// @param link where the incident can be looked at; nothing for no link
  static String render(Notification notification, String routingKey, Optional<String> link) {
    JsonObject event = new JsonObject();
    event.addProperty("routing_key", routingKey);
    event.addProperty("event_action", action(notification));
    event.addProperty("dedup_key", notification.topic().toString());
    event.addProperty("client", CLIENT);
    link.ifPresent(url -> event.addProperty("client_url", url));
    JsonArray links = new JsonArray();
    for (Notification.Link each : notification.links()) {
      JsonObject href = new JsonObject();
      href.addProperty("href", each.url());
      href.addProperty("text", each.label());
      links.add(href);
    }
    if (!links.isEmpty()) {
      event.add("links", links);
    }
    event.add("payload", payload(notification));
    return event.toString();
  }

  private static JsonObject payload(Notification notification) {
    Notification.Facts facts = notification.facts();
    JsonObject payload = new JsonObject();
    payload.addProperty("summary", cut(notification.headline().sentence()));
    payload.addProperty("severity", severity(facts.severity()));
    payload.addProperty("source", source(facts, notification));
    payload.addProperty("timestamp", notification.decideTime().toString());
    if (!facts.area().isEmpty()) {
      payload.addProperty("component", facts.area());
    }
    if (!facts.kind().isEmpty()) {
      payload.addProperty("class", facts.kind());
    }
    JsonObject details = new JsonObject();
    details.addProperty("title", notification.headline().title());
    details.addProperty("event", notification.event().type());
    details.addProperty("notification", notification.id());
    Notification.Order order = notification.order();
    if (order != null) {
      details.addProperty("directive", order.text());
      details.addProperty("directive_state", order.state());
    }
    payload.add("custom_details", details);
    return payload;
  }

  private static String action(Notification notification) {
    return switch (notification.event().phase()) {
      case TRIGGER, INFORM -> "trigger";
      case ACKNOWLEDGE -> "acknowledge";
      case RESOLVE -> "resolve";
    };
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case P0 -> "critical";
      case P1 -> "error";
      case P2 -> "warning";
      case P3 -> "info";
    };
  }

  private static String source(Notification.Facts facts, Notification notification) {
    if (!facts.deployment().isEmpty()) {
      return facts.deployment();
    }
    return facts.area().isEmpty() ? notification.topic().workspace() : facts.area();
  }

  // Never cuts a character in two.
  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= MAX_SUMMARY
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_SUMMARY - 1)) + "…";
  }
}
