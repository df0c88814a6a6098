package io.candor.alert.notify;

import io.candor.alert.egress.RefusedTargetException;
import io.candor.alert.egress.TargetGuard;
import io.candor.alert.finding.Severity;
import io.candor.alert.notification.Event;
import io.candor.alert.notification.Notification;
import io.candor.alert.notification.Topic;
import io.candor.alert.notify.alertmanager.AlertmanagerSender;
import io.candor.alert.notify.log.LogSender;
import io.candor.alert.notify.pagerduty.PagerDutySender;
import io.candor.alert.notify.slack.SlackSender;
import io.candor.alert.notify.webhook.WebhookSender;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.ChannelGate;
import io.candor.alert.receiver.Receiver;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.secret.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The senders of all channels. Thread-safe.
public final class Senders implements ChannelGate {
  private final LogSender log;
  private final WebhookSender webhook;
  private final SlackSender slack;
  private final PagerDutySender pagerDuty;
  private final AlertmanagerSender alertmanager;
  private final TargetGuard guard;
  private final Secrets secrets;
  private final Clock clock;

  /// Sends by these.
  public Senders(
      LogSender log,
      WebhookSender webhook,
      SlackSender slack,
      PagerDutySender pagerDuty,
      AlertmanagerSender alertmanager,
      TargetGuard guard,
      Secrets secrets,
      Clock clock) {
    this.log = log;
    this.webhook = webhook;
    this.slack = slack;
    this.pagerDuty = pagerDuty;
    this.alertmanager = alertmanager;
    this.guard = guard;
    this.secrets = secrets;
    this.clock = clock;
  }

  /// Sends one notification to a receiver of a workspace, now and once.
  public SendResult send(String workspace, Receiver receiver, Notification notification)
      throws InterruptedException {
    return switch (receiver.channel()) {
      case Channel.Log _ -> log.send(notification);
      case Channel.Webhook channel -> webhook.send(workspace, channel, notification);
      case Channel.Slack channel -> slack.send(workspace, channel, notification);
      case Channel.PagerDuty channel -> pagerDuty.send(workspace, channel, notification);
      case Channel.Alertmanager channel ->
          alertmanager.send(workspace, receiver.id(), channel, notification);
    };
  }

  @Override
  public List<Problem> check(String workspace, Channel channel) {
    return switch (channel) {
      case Channel.Log _ -> List.of();
      case Channel.Webhook hook -> checkWebhook(workspace, hook);
      case Channel.Slack hook -> checkSlack(workspace, hook);
      case Channel.PagerDuty pager -> checkPagerDuty(workspace, pager);
      case Channel.Alertmanager hook -> checkAlertmanager(workspace, hook);
    };
  }

  @Override
  public SendResult test(String workspace, Receiver receiver) throws InterruptedException {
    return send(workspace, receiver, testNotification(workspace, receiver, clock.instant()));
  }

  private List<Problem> checkWebhook(String workspace, Channel.Webhook channel) {
    List<Problem> problems = new ArrayList<>();
    checkTarget(channel.url(), "webhook.url").ifPresent(problems::add);
    checkSigningSecret(workspace, channel.secret(), "webhook.secret").ifPresent(problems::add);
    if (!channel.previousSecret().isEmpty()) {
      checkSigningSecret(workspace, channel.previousSecret(), "webhook.previous_secret")
          .ifPresent(problems::add);
    }
    return problems;
  }

  private List<Problem> checkSlack(String workspace, Channel.Slack channel) {
    String field = "slack.url_secret";
    return secrets
        .find(workspace, channel.urlSecret())
        .map(url -> checkTarget(url, field).stream().toList())
        .orElseGet(() -> List.of(missing(field)));
  }

  private List<Problem> checkPagerDuty(String workspace, Channel.PagerDuty channel) {
    List<Problem> problems = new ArrayList<>();
    if (secrets.find(workspace, channel.routingKeySecret()).isEmpty()) {
      problems.add(missing("pager_duty.routing_key_secret"));
    }
    checkTarget(PagerDutySender.url(channel), "pager_duty.url").ifPresent(problems::add);
    return problems;
  }

  private List<Problem> checkAlertmanager(String workspace, Channel.Alertmanager channel) {
    List<Problem> problems = new ArrayList<>();
    checkTarget(channel.url(), "alertmanager.url").ifPresent(problems::add);
    if (!channel.tokenSecret().isEmpty()
        && secrets.find(workspace, channel.tokenSecret()).isEmpty()) {
      problems.add(missing("alertmanager.token_secret"));
    }
    return problems;
  }

  private Optional<Problem> checkTarget(String url, String field) {
    try {
      guard.check(url);
      return Optional.empty();
    } catch (RefusedTargetException e) {
      return Optional.of(new Problem(field, String.valueOf(e.getMessage())));
    }
  }

  private Optional<Problem> checkSigningSecret(String workspace, String name, String field) {
    Optional<String> secret = secrets.find(workspace, name);
    if (secret.isEmpty()) {
      return Optional.of(missing(field));
    }
    return WebhookSender.isValidSecret(secret.get())
        ? Optional.empty()
        : Optional.of(new Problem(field, "must be whsec_ and base64 of 24 to 64 bytes"));
  }

  private static Problem missing(String field) {
    return new Problem(field, "must name a secret that is there");
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
