package io.candor.alert.notify.jira;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.candor.alert.notification.Notification;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.Channel.Jira.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The bodies of requests to Jira. Pure.
final class JiraBodies {
  // Jira's limit is 255 characters.
  private static final int MAX_SUMMARY = 250;
  private static final String DEFAULT_ISSUE_TYPE = "Task";

  private JiraBodies() {}

  /// The label by which the issue of a topic is found again. The id of a topic has letters, digits
  /// and hyphens, so it can stand in a query as it is.
  static String label(Notification notification) {
    return "candor-" + notification.topic().collection() + "-" + notification.topic().id();
  }

  /// A new issue.
  static JsonObject issue(Channel.Jira channel, Notification notification, Optional<String> link) {
    JsonObject fields = new JsonObject();
    fields.add("project", named("key", channel.project()));
    fields.add(
        "issuetype",
        named("name", channel.issueType().isEmpty() ? DEFAULT_ISSUE_TYPE : channel.issueType()));
    fields.addProperty(
        "summary",
        cut(
            "[" + notification.facts().severity() + "] " + notification.headline().title(),
            MAX_SUMMARY));
    fields.add("description", text(channel.edition(), paragraphs(notification, link)));
    JsonArray labels = new JsonArray();
    labels.add("candor");
    labels.add(label(notification));
    fields.add("labels", labels);
    JsonObject issue = new JsonObject();
    issue.add("fields", fields);
    return issue;
  }

  /// A comment on what has happened.
  static JsonObject comment(
      Channel.Jira channel, Notification notification, Optional<String> link) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "%s · %s".formatted(notification.facts().severity(), notification.event().words()));
    paragraphs.addAll(paragraphs(notification, link));
    JsonObject comment = new JsonObject();
    comment.add("body", text(channel.edition(), paragraphs));
    return comment;
  }

  /// A search for the issue of a topic.
  static JsonObject search(Channel.Jira channel, Notification notification) {
    JsonObject search = new JsonObject();
    search.addProperty(
        "jql",
        "project = \"%s\" AND labels = \"%s\" ORDER BY created ASC"
            .formatted(channel.project(), label(notification)));
    search.addProperty("maxResults", 1);
    JsonArray fields = new JsonArray();
    fields.add("status");
    search.add("fields", fields);
    return search;
  }

  /// The doing of a transition.
  static JsonObject transition(String id) {
    JsonObject body = new JsonObject();
    body.add("transition", named("id", id));
    return body;
  }

  private static List<String> paragraphs(Notification notification, Optional<String> link) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(notification.headline().sentence());
    paragraphs.addAll(notification.details());
    Notification.Order order = notification.order();
    if (order != null) {
      paragraphs.add((order.isProposed() ? "Proposed: " : "Ordered: ") + order.text() + ".");
    }
    if (!notification.facts().owner().isEmpty()) {
      paragraphs.add("Owner: " + notification.facts().owner());
    }
    link.ifPresent(paragraphs::add);
    paragraphs.add("Notification " + notification.id());
    return paragraphs;
  }

  // Data Center reads wiki markup, the cloud a document of nodes, in which nothing is markup.
  private static JsonElement text(Edition edition, List<String> paragraphs) {
    if (edition == Edition.DATA_CENTER) {
      return new JsonPrimitive(
          String.join("\n\n", paragraphs.stream().map(JiraBodies::escape).toList()));
    }
    JsonArray content = new JsonArray();
    for (String paragraph : paragraphs) {
      JsonObject text = named("type", "text");
      text.addProperty("text", paragraph);
      JsonArray texts = new JsonArray();
      texts.add(text);
      JsonObject node = named("type", "paragraph");
      node.add("content", texts);
      content.add(node);
    }
    JsonObject document = named("type", "doc");
    document.addProperty("version", 1);
    document.add("content", content);
    return document;
  }

  // No name may mention a user, embed something or make a link.
  static String escape(String text) {
    return text.replaceAll("([\\[\\]{}!|\\\\])", "\\\\$1");
  }

  private static JsonObject named(String name, String value) {
    JsonObject object = new JsonObject();
    object.addProperty(name, value);
    return object;
  }

  // Never cuts a character in two.
  private static String cut(String text, int max) {
    return text.codePointCount(0, text.length()) <= max
        ? text
        : text.substring(0, text.offsetByCodePoints(0, max - 1)) + "…";
  }
}
