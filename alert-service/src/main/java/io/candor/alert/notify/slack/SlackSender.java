package io.candor.alert.notify.slack;

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

/// Sends notifications to incoming webhooks of Slack. Thread-safe.
public final class SlackSender {
  private final HttpPoster poster;
  private final Secrets secrets;
  private final IncidentLinks links;

  /// Posts to URLs that are looked up at every send.
  public SlackSender(HttpPoster poster, Secrets secrets, IncidentLinks links) {
    this.poster = poster;
    this.secrets = secrets;
    this.links = links;
  }

  /// Sends one notification.
  public SendResult send(String workspace, Channel.Slack channel, Notification notification)
      throws InterruptedException {
    Optional<String> url = secrets.find(workspace, channel.urlSecret());
    if (url.isEmpty()) {
      return SendResult.failed(FailureReason.SECRET_MISSING);
    }
    String body = SlackMessages.render(notification, links.of(notification.topic()));
    return Answers.judge(poster.post(url.get(), Map.of(), body));
  }
}
