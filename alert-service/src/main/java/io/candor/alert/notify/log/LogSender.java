package io.candor.alert.notify.log;

import io.candor.alert.notification.Notification;
import io.candor.alert.receiver.SendResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes notifications into the log. Thread-safe.
public final class LogSender {
  /// The logger, so that operators can send it where they like.
  static final String LOGGER = "io.candor.alert.notification";

  private final Logger log = LoggerFactory.getLogger(LOGGER);

  /// Writes one notification.
  public SendResult send(Notification notification) {
    Notification.Facts facts = notification.facts();
    log.atInfo()
        .addKeyValue("notification", notification.id())
        .addKeyValue("topic", notification.topic())
        .addKeyValue("event", notification.event().type())
        .addKeyValue("kind", facts.kind())
        .addKeyValue("severity", facts.severity())
        .addKeyValue("state", facts.state())
        .addKeyValue("openedWeek", facts.openedWeek())
        .addKeyValue("deployment", facts.deployment())
        .addKeyValue("area", facts.area())
        .log("{} {} {}", notification.event().type(), facts.severity(), facts.kind());
    return new SendResult.Sent(0);
  }
}
