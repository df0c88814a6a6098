package io.candor.alert.notify;

import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.Receiver;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.receiver.SendResult.Rejected;
import io.candor.alert.receiver.SendResult.Retryable;
import io.candor.alert.receiver.SendResult.Sent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What operators see of notifications. No label holds an id of a workspace or a receiver.
final class NotificationMetrics {
  private static final AttributeKey<String> CHANNEL = AttributeKey.stringKey("channel");
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");
  private static final AttributeKey<String> REASON = AttributeKey.stringKey("reason");
  private static final double NANOS_PER_SECOND = 1e9;
  // In seconds; 2 s is the goal from finding to delivered notification.
  private static final List<Double> DELAY_BUCKETS =
      List.of(0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0, 600.0, 3600.0, 86400.0);

  private final LongCounter attempts;
  private final DoubleHistogram delay;

  NotificationMetrics(Meter meter) {
    this.attempts =
        meter
            .counterBuilder("candor.alert.notification.attempts")
            .setDescription("Attempts to bring a notification to a receiver, by outcome.")
            .build();
    this.delay =
        meter
            .histogramBuilder("candor.alert.notification.delay")
            .setUnit("s")
            .setDescription("From the decision to tell somebody until the receiver took it.")
            .setExplicitBucketBoundariesAdvice(DELAY_BUCKETS)
            .build();
  }

  void attempted(Optional<Receiver> receiver, SendResult result, Duration sinceDecision) {
    String channel = receiver.map(it -> channel(it.channel())).orElse("none");
    attempts.add(1, attributes(channel, result));
    if (result instanceof Sent) {
      delay.record(sinceDecision.toNanos() / NANOS_PER_SECOND, Attributes.of(CHANNEL, channel));
    }
  }

  private static Attributes attributes(String channel, SendResult result) {
    return switch (result) {
      case Sent _ -> Attributes.of(CHANNEL, channel, OUTCOME, "sent", REASON, "none");
      case Retryable retryable ->
          Attributes.of(CHANNEL, channel, OUTCOME, "retryable", REASON, retryable.reason().name());
      case Rejected rejected ->
          Attributes.of(CHANNEL, channel, OUTCOME, "rejected", REASON, rejected.reason().name());
    };
  }

  private static String channel(Channel channel) {
    return switch (channel) {
      case Channel.Log _ -> "log";
      case Channel.Webhook _ -> "webhook";
      case Channel.Slack _ -> "slack";
      case Channel.PagerDuty _ -> "pagerduty";
      case Channel.Alertmanager _ -> "alertmanager";
      case Channel.SlackBot _ -> "slack_bot";
      case Channel.Email _ -> "email";
      case Channel.Jira _ -> "jira";
    };
  }
}
