package io.candor.alert.notify.pagerduty;

import io.candor.alert.egress.HttpPoster;
import io.candor.alert.notification.Notification;
import io.candor.alert.notify.Answers;
import io.candor.alert.notify.IncidentLinks;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.FailureReason;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.secret.Secrets;
import java.util.Map;
import java.util.Optional;

/// Sends notifications to PagerDuty. Thread-safe.
public final class PagerDutySender {
  private static final String EVENTS = "https://events.pagerduty.com/v2/enqueue";

  private final HttpPoster poster;
  private final Secrets secrets;
  private final IncidentLinks links;

  /// Posts with keys that are looked up at every send.
  public PagerDutySender(HttpPoster poster, Secrets secrets, IncidentLinks links) {
    this.poster = poster;
    this.secrets = secrets;
    this.links = links;
  }

  /// Sends one notification.
  public SendResult send(String workspace, Channel.PagerDuty channel, Notification notification)
      throws InterruptedException {
    Optional<String> key = secrets.find(workspace, channel.routingKeySecret());
    if (key.isEmpty()) {
      return SendResult.failed(FailureReason.SECRET_MISSING);
    }
    String body = PagerDutyEvents.render(notification, key.get(), links.of(notification.topic()));
    return Answers.judge(poster.post(url(channel), Map.of(), body));
  }

  /// Where a channel posts to.
  public static String url(Channel.PagerDuty channel) {
    return channel.url().isEmpty() ? EVENTS : channel.url();
  }
}
