package io.candor.alert.notify;

import io.candor.alert.finding.Severity;
import io.candor.alert.notification.Event;
import io.candor.alert.notification.Notification;
import io.candor.alert.notification.Topic;
import io.candor.alert.notify.alertmanager.AlertmanagerSender;
import io.candor.alert.notify.email.EmailSender;
import io.candor.alert.notify.jira.JiraSender;
import io.candor.alert.notify.log.LogSender;
import io.candor.alert.notify.pagerduty.PagerDutySender;
import io.candor.alert.notify.slack.SlackBotSender;
import io.candor.alert.notify.slack.SlackSender;
import io.candor.alert.notify.webhook.WebhookSender;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.ChannelGate;
import io.candor.alert.receiver.Receiver;
import io.candor.alert.receiver.SendResult;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// The senders of all channels. Thread-safe.
public final class Senders implements ChannelGate {
  private final ByChannel senders;
  private final ChannelChecks checks;
  private final Clock clock;

  /// Sends by these.
  Senders(ByChannel senders, ChannelChecks checks, Clock clock) {
    this.senders = senders;
    this.checks = checks;
    this.clock = clock;
  }

  /// A sender for each channel.
  record ByChannel(
      LogSender log,
      WebhookSender webhook,
      SlackSender slack,
      SlackBotSender slackBot,
      PagerDutySender pagerDuty,
      AlertmanagerSender alertmanager,
      EmailSender email,
      JiraSender jira) {}

  /// Sends one notification to a receiver of a workspace, now and once.
  public SendResult send(String workspace, Receiver receiver, Notification notification)
      throws InterruptedException {
    return switch (receiver.channel()) {
      case Channel.Log _ -> senders.log().send(notification);
      case Channel.Webhook channel -> senders.webhook().send(workspace, channel, notification);
      case Channel.Slack channel -> senders.slack().send(workspace, channel, notification);
      case Channel.PagerDuty channel -> senders.pagerDuty().send(workspace, channel, notification);
      case Channel.Alertmanager channel ->
          senders.alertmanager().send(workspace, receiver.id(), channel, notification);
      case Channel.SlackBot channel ->
          senders.slackBot().send(workspace, receiver.id(), channel, notification);
      case Channel.Email channel -> senders.email().send(workspace, channel, notification);
      case Channel.Jira channel ->
          senders.jira().send(workspace, receiver.id(), channel, notification);
    };
  }

  @Override
  public List<Problem> check(String workspace, Channel channel) {
    return checks.check(workspace, channel);
  }

  @Override
  public SendResult test(String workspace, Receiver receiver) throws InterruptedException {
    return send(workspace, receiver, testNotification(workspace, receiver, clock.instant()));
  }

  private static Notification testNotification(String workspace, Receiver receiver, Instant now) {
    Topic topic =
        new Topic(workspace, Topic.INCIDENTS, "test-" + receiver.id() + "-" + now.toEpochMilli());
    return new Notification(
        "msg_" + workspace + "_" + topic.id(),
        topic,
        1,
        Event.TEST,
        now,
        new Notification.Headline(
            "Test notification",
            "This is a test of the receiver " + receiver.id() + "; nothing has happened."),
        new Notification.Facts("", Severity.P3, "OPEN", "", "", "", ""),
        null,
        List.of(),
        "{\"test\":true}");
  }
}
