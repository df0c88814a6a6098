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
        .addKeyValue("incident", notification.incident())
        .addKeyValue("reason", notification.reason())
        .addKeyValue("kind", facts.kind())
        .addKeyValue("severity", facts.severity())
        .addKeyValue("state", facts.state())
        .addKeyValue("openedWeek", facts.openedWeek())
        .addKeyValue("deployment", facts.deployment())
        .addKeyValue("area", facts.area())
        .log("Incident {} {} {}", facts.severity(), facts.kind(), notification.reason());
    return new SendResult.Sent(0);
  }
}
