package io.candor.alert.notify.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.candor.alert.notification.Event;
import io.candor.alert.notification.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Renders notifications for Slack.
final class SlackMessages {
  // Limits of Slack's block kit, in characters.
  private static final int MAX_HEADER = 150;
  private static final int MAX_SECTION = 3000;
  private static final int MAX_URL = 3000;

  private SlackMessages() {}

  /// The body of the POST.
  ///
  /// @param link where the incident can be looked at; nothing for no button
  static String render(Notification notification, Optional<String> link) {
    return message(notification, link).toString();
  }

  /// The body of a call of the Web API.
  ///
  /// @param channel the channel's id
  static JsonObject render(Notification notification, Optional<String> link, String channel) {
    JsonObject message = message(notification, link);
    message.addProperty("channel", channel);
    // So that a message that was sent twice can be told from two messages.
    JsonObject payload = new JsonObject();
    payload.addProperty("id", notification.id());
    JsonObject metadata = new JsonObject();
    metadata.addProperty("event_type", "candor_notification");
    metadata.add("event_payload", payload);
    message.add("metadata", metadata);
    return message;
  }

  private static JsonObject message(Notification notification, Optional<String> link) {
    String prefix = prefix(notification);
    JsonArray blocks = new JsonArray();
    blocks.add(header(prefix + notification.headline().title()));
    blocks.add(section(notification.headline().sentence()));
    if (!notification.details().isEmpty()) {
      blocks.add(section("• " + String.join("\n• ", notification.details())));
    }
    Notification.Order order = notification.order();
    if (order != null) {
      blocks.add(section((order.isProposed() ? "Proposed: " : "Ordered: ") + order.text() + "."));
    }
    blocks.add(context(notification));
    List<Notification.Link> buttons = new ArrayList<>(notification.links());
    link.ifPresent(url -> buttons.add(new Notification.Link("Open incident", url, false)));
    buttons.removeIf(button -> button.url().length() > MAX_URL);
    if (!buttons.isEmpty()) {
      blocks.add(actions(buttons));
    }
    JsonObject message = new JsonObject();
    message.addProperty(
        "text", cut(escape(prefix + notification.headline().sentence()), MAX_SECTION));
    message.add("blocks", blocks);
    return message;
  }

  /// Slack's three special characters; with them escaped no text can be a mention or a link.
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String prefix(Notification notification) {
    String severity = "[" + notification.facts().severity() + "] ";
    return notification.event().phase() == Event.Phase.RESOLVE ? "Resolved: " : severity;
  }

  // A plain_text object shows its characters as they are, so it is not escaped.
  private static JsonObject header(String text) {
    JsonObject block = block("header");
    JsonObject content = new JsonObject();
    content.addProperty("type", "plain_text");
    content.addProperty("text", cut(text, MAX_HEADER));
    block.add("text", content);
    return block;
  }

  private static JsonObject section(String sentence) {
    JsonObject block = block("section");
    block.add("text", markdown(cut(escape(sentence), MAX_SECTION)));
    return block;
  }

  private static JsonObject context(Notification notification) {
    Notification.Facts facts = notification.facts();
    StringBuilder text = new StringBuilder();
    text.append(facts.severity()).append(" · ").append(notification.event().words());
    if (!facts.openedWeek().isEmpty()) {
      text.append(" · opened by week ").append(facts.openedWeek());
    }
    if (!facts.owner().isEmpty()) {
      text.append(" · ").append(facts.owner());
    }
    text.append(" · ").append(notification.topic().id());
    JsonObject block = block("context");
    JsonArray elements = new JsonArray();
    elements.add(markdown(cut(escape(text.toString()), MAX_SECTION)));
    block.add("elements", elements);
    return block;
  }

  private static JsonObject actions(List<Notification.Link> buttons) {
    JsonArray elements = new JsonArray();
    for (Notification.Link link : buttons) {
      JsonObject label = new JsonObject();
      label.addProperty("type", "plain_text");
      label.addProperty("text", link.label());
      JsonObject button = new JsonObject();
      button.addProperty("type", "button");
      button.add("text", label);
      button.addProperty("url", link.url());
      elements.add(button);
    }
    JsonObject block = block("actions");
    block.add("elements", elements);
    return block;
  }

  private static JsonObject block(String type) {
    JsonObject block = new JsonObject();
    block.addProperty("type", type);
    return block;
  }

  private static JsonObject markdown(String text) {
    JsonObject content = new JsonObject();
    content.addProperty("type", "mrkdwn");
    content.addProperty("text", text);
    return content;
  }

  // Counts UTF-16 units as Slack does, and never cuts a character or an escape in two.
  private static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = max - 1;
    int escape = text.lastIndexOf('&', end - 1);
    if (escape >= 0 && end - escape < 5 && text.indexOf(';', escape) >= end) {
      end = escape;
    }
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}
