package io.candor.alert.notify.webhook;

import io.candor.alert.egress.HttpPoster;
import io.candor.alert.notification.Notification;
import io.candor.alert.notify.Answers;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.FailureReason;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.secret.Secrets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sends notifications as signed webhooks. Thread-safe.
public final class WebhookSender {
  private final HttpPoster poster;
  private final Secrets secrets;
  private final Clock clock;

  /// Signs with secrets that are looked up at every send.
  public WebhookSender(HttpPoster poster, Secrets secrets, Clock clock) {
    this.poster = poster;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// Sends one notification.
  public SendResult send(String workspace, Channel.Webhook channel, Notification notification)
      throws InterruptedException {
    List<SigningSecret> keys = new ArrayList<>();
    for (String name : names(channel)) {
      Optional<String> secret = secrets.find(workspace, name);
      if (secret.isEmpty()) {
        return SendResult.failed(FailureReason.SECRET_MISSING);
      }
      Optional<SigningSecret> key = SigningSecret.parse(secret.get());
      if (key.isEmpty()) {
        return SendResult.failed(FailureReason.SECRET_INVALID);
      }
      keys.add(key.get());
    }
    return Answers.judge(post(channel.url(), keys, notification));
  }

  /// Whether a secret can be signed with.
  public static boolean isValidSecret(String secret) {
    return SigningSecret.parse(secret).isPresent();
  }

  /// The names of the secrets of a channel, the new one first.
  public static List<String> names(Channel.Webhook channel) {
    return channel.previousSecret().isEmpty()
        ? List.of(channel.secret())
        : List.of(channel.secret(), channel.previousSecret());
  }

  private io.candor.alert.egress.PostResult post(
      String url, List<SigningSecret> keys, Notification notification) throws InterruptedException {
    // Type and time hold no character that JSON escapes; data is JSON already.
    String body =
        "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":%s}"
            .formatted(notification.event().type(), notification.decideTime(), notification.json());
    long epochSecond = clock.instant().getEpochSecond();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", notification.id());
    headers.put("webhook-timestamp", Long.toString(epochSecond));
    headers.put("webhook-signature", Signatures.sign(keys, notification.id(), epochSecond, body));
    return poster.post(url, headers, body);
  }
}
