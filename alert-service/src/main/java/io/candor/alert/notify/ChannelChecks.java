package io.candor.alert.notify;

import io.candor.alert.egress.RefusedTargetException;
import io.candor.alert.egress.TargetGuard;
import io.candor.alert.notify.pagerduty.PagerDutySender;
import io.candor.alert.notify.slack.SlackBotSender;
import io.candor.alert.notify.webhook.WebhookSender;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.ChannelGate.Problem;
import io.candor.alert.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether channels can be used as they are configured: targets and secrets. Thread-safe.
final class ChannelChecks {
  private final TargetGuard guard;
  private final Secrets secrets;

  ChannelChecks(TargetGuard guard, Secrets secrets) {
    this.guard = guard;
    this.secrets = secrets;
  }

  /// What is wrong with a channel; empty if it can be used.
  List<Problem> check(String workspace, Channel channel) {
    return switch (channel) {
      case Channel.Log _ -> List.of();
      case Channel.Webhook hook -> checkWebhook(workspace, hook);
      case Channel.Slack hook -> checkSlack(workspace, hook);
      case Channel.SlackBot bot -> checkSlackBot(workspace, bot);
      case Channel.PagerDuty pager -> checkPagerDuty(workspace, pager);
      case Channel.Alertmanager hook -> checkAlertmanager(workspace, hook);
      case Channel.Email email -> checkEmail(workspace, email);
      case Channel.Jira jira -> checkJira(workspace, jira);
    };
  }

  private List<Problem> checkSlackBot(String workspace, Channel.SlackBot channel) {
    List<Problem> problems = new ArrayList<>();
    checkSecret(workspace, channel.tokenSecret(), "slack_bot.token_secret")
        .ifPresent(problems::add);
    checkTarget(SlackBotSender.url(channel), "slack_bot.url").ifPresent(problems::add);
    return problems;
  }

  private List<Problem> checkEmail(String workspace, Channel.Email channel) {
    List<Problem> problems = new ArrayList<>();
    try {
      guard.checkMail(channel.host(), channel.port());
    } catch (RefusedTargetException e) {
      problems.add(new Problem("email.host", String.valueOf(e.getMessage())));
    }
    if (channel.tls() == Channel.Email.Tls.NONE && !guard.allowsPlainMail()) {
      problems.add(new Problem("email.tls", "must be STARTTLS or IMPLICIT"));
    }
    if (!channel.username().isEmpty()) {
      checkSecret(workspace, channel.passwordSecret(), "email.password_secret")
          .ifPresent(problems::add);
    }
    return problems;
  }

  private List<Problem> checkJira(String workspace, Channel.Jira channel) {
    List<Problem> problems = new ArrayList<>();
    checkTarget(channel.url(), "jira.url").ifPresent(problems::add);
    checkSecret(workspace, channel.tokenSecret(), "jira.token_secret").ifPresent(problems::add);
    if (channel.edition() == Channel.Jira.Edition.CLOUD && channel.user().isEmpty()) {
      problems.add(new Problem("jira.user", "must be given for the cloud"));
    }
    return problems;
  }

  private Optional<Problem> checkSecret(String workspace, String name, String field) {
    return secrets.find(workspace, name).isEmpty() ? Optional.of(missing(field)) : Optional.empty();
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
}
