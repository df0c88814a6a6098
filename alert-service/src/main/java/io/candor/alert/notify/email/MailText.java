package io.candor.alert.notify.email;

import io.candor.alert.notification.Event;
import io.candor.alert.notification.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words of a mail. Pure.
///
/// @param subject one line, the same for all mails about a topic but for its severity
/// @param text the plain part
/// @param html the same for mail programs that show it
record MailText(String subject, String text, String html) {
  private static final int MAX_SUBJECT = 200;

  /// The words about a notification.
  ///
  /// @param link where the incident can be looked at; nothing for no link
  static MailText of(Notification notification, Optional<String> link) {
    String prefix =
        notification.event().phase() == Event.Phase.RESOLVE
            ? "Resolved: "
            : "[" + notification.facts().severity() + "] ";
    List<Notification.Link> links = new ArrayList<>(notification.links());
    link.ifPresent(url -> links.add(new Notification.Link("Open incident", url, false)));
    return new MailText(
        oneLine(prefix + notification.headline().title()),
        text(notification, links),
        html(notification, links));
  }

  private static String text(Notification notification, List<Notification.Link> links) {
    StringBuilder text = new StringBuilder(notification.headline().sentence()).append("\n\n");
    notification.details().forEach(it -> text.append("- ").append(it).append('\n'));
    order(notification).ifPresent(it -> text.append(it).append("\n\n"));
    links.forEach(it -> text.append(it.label()).append(": ").append(it.url()).append('\n'));
    return text.append("\n-- \n").append(footer(notification)).append('\n').toString();
  }

  private static String html(Notification notification, List<Notification.Link> links) {
    StringBuilder html = new StringBuilder("<!DOCTYPE html><html><body>");
    html.append("<p>").append(escape(notification.headline().sentence())).append("</p>");
    if (!notification.details().isEmpty()) {
      html.append("<ul>");
      notification.details().forEach(it -> html.append("<li>").append(escape(it)).append("</li>"));
      html.append("</ul>");
    }
    order(notification).ifPresent(it -> html.append("<p>").append(escape(it)).append("</p>"));
    for (Notification.Link link : links) {
      html.append("<p><a href=\"")
          .append(escape(link.url()))
          .append("\">")
          .append(escape(link.label()))
          .append("</a></p>");
    }
    html.append("<p><small>").append(escape(footer(notification))).append("</small></p>");
    return html.append("</body></html>").toString();
  }

  private static Optional<String> order(Notification notification) {
    Notification.Order order = notification.order();
    return order == null
        ? Optional.empty()
        : Optional.of((order.isProposed() ? "Proposed: " : "Ordered: ") + order.text() + ".");
  }

  private static String footer(Notification notification) {
    Notification.Facts facts = notification.facts();
    StringBuilder footer = new StringBuilder();
    footer.append(facts.severity()).append(" · ").append(notification.event().words());
    if (!facts.openedWeek().isEmpty()) {
      footer.append(" · opened by week ").append(facts.openedWeek());
    }
    if (!facts.owner().isEmpty()) {
      footer.append(" · ").append(facts.owner());
    }
    return footer.append(" · ").append(notification.topic()).toString();
  }

  // A line break in a header would begin another header.
  private static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.codePointCount(0, line.length()) <= MAX_SUBJECT
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_SUBJECT - 1)) + "…";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
