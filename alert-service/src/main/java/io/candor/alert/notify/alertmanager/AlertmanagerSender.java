package io.candor.alert.notify.alertmanager;

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

/// Sends notifications as Alertmanager sends its own. Thread-safe.
public final class AlertmanagerSender {
  private final HttpPoster poster;
  private final Secrets secrets;
  private final IncidentLinks links;

  /// Posts with tokens that are looked up at every send.
  public AlertmanagerSender(HttpPoster poster, Secrets secrets, IncidentLinks links) {
    this.poster = poster;
    this.secrets = secrets;
    this.links = links;
  }

  /// Sends one notification to the receiver of this id.
  public SendResult send(
      String workspace, String receiver, Channel.Alertmanager channel, Notification notification)
      throws InterruptedException {
    Map<String, String> headers = Map.of();
    if (!channel.tokenSecret().isEmpty()) {
      Optional<String> token = secrets.find(workspace, channel.tokenSecret());
      if (token.isEmpty()) {
        return SendResult.failed(FailureReason.SECRET_MISSING);
      }
      headers = Map.of("Authorization", "Bearer " + token.get());
    }
    String body =
        AlertmanagerMessages.render(notification, receiver, links.of(notification.topic()));
    return Answers.judge(poster.post(channel.url(), headers, body));
  }
}
