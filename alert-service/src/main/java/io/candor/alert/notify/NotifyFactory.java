package io.candor.alert.notify;

import io.candor.alert.egress.EgressPolicy;
import io.candor.alert.egress.HttpPoster;
import io.candor.alert.egress.Resolver;
import io.candor.alert.egress.TargetGuard;
import io.candor.alert.incident.NotificationLog;
import io.candor.alert.link.DecisionLinks;
import io.candor.alert.notify.alertmanager.AlertmanagerSender;
import io.candor.alert.notify.email.EmailSender;
import io.candor.alert.notify.jira.JiraSender;
import io.candor.alert.notify.log.LogSender;
import io.candor.alert.notify.pagerduty.PagerDutySender;
import io.candor.alert.notify.slack.SlackBotSender;
import io.candor.alert.notify.slack.SlackSender;
import io.candor.alert.notify.webhook.WebhookSender;
import io.candor.alert.route.RoutingStore;
import io.candor.alert.secret.FileSecrets;
import io.candor.alert.secret.Secrets;
import io.candor.alert.thread.ThreadStore;
import io.candor.kit.relay.ClaimLimit;
import io.candor.kit.relay.RelayConfig;
import io.candor.kit.relay.Relays;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.value.PropertyResolver;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.net.ssl.SSLSocketFactory;

/// Makes what brings notifications to receivers.
@Factory
final class NotifyFactory {
  // A few at a time: many at once are what receivers answer 429 to.
  private static final ClaimLimit BATCH = new ClaimLimit(8, 1024 * 1024);
  // Over all workspaces that have a receiver of this id: one that hangs must not stop the others.
  private static final int BATCHES_IN_FLIGHT = 16;
  private static final int RELAYS_AT_FULL_RATE = 100;

  @Singleton
  ReceiversConfig receiversConfig(PropertyResolver properties) {
    return ReceiversConfig.from(properties);
  }

  @Singleton
  Secrets secrets(ReceiversConfig config) {
    return new FileSecrets(config.secretsDir());
  }

  @Singleton
  TargetGuard targetGuard(ReceiversConfig config) {
    return new TargetGuard(
        new EgressPolicy(config.allowInternal(), config.ports()), Resolver.system());
  }

  @Bean(preDestroy = "close")
  @Singleton
  HttpPoster httpPoster(TargetGuard guard, Clock clock) {
    return new HttpPoster(guard, clock);
  }

  @Singleton
  Senders senders(
      ReceiversConfig config,
      HttpPoster poster,
      TargetGuard guard,
      Secrets secrets,
      ThreadStore threads,
      Clock clock) {
    IncidentLinks links = new IncidentLinks(config.incidentUrl());
    return new Senders(
        new Senders.ByChannel(
            new LogSender(),
            new WebhookSender(poster, secrets, clock),
            new SlackSender(poster, secrets, links),
            new SlackBotSender(poster, secrets, threads, links),
            new PagerDutySender(poster, secrets, links),
            new AlertmanagerSender(poster, secrets, links),
            new EmailSender(
                guard, secrets, links, (SSLSocketFactory) SSLSocketFactory.getDefault()),
            new JiraSender(poster, secrets, threads, links)),
        new ChannelChecks(guard, secrets),
        clock);
  }

  @Singleton
  ReceiverTransport receiverTransport(
      RoutingStore routings,
      NotificationLog log,
      Senders senders,
      DecisionLinks links,
      Meter meter,
      Clock clock) {
    return new ReceiverTransport(
        routings, log, senders, links, new NotificationMetrics(meter), clock);
  }

  @Singleton
  ReceiverRelays receiverRelays(
      ReceiverHops hops,
      ReceiverTransport transport,
      ReceiversConfig receivers,
      RelayConfig service,
      Relays relays) {
    RelayConfig config = relayConfig(receivers, service);
    return new ReceiverRelays(
        hops, (receiver, before) -> relays.make(receiver, transport, polling(config, before)));
  }

  // A relay polls for retries and for what a replica that died left behind; everything else wakes
  // it. With many of them each polls less often, so that a thousand ask 330 times a second at most.
  private static RelayConfig polling(RelayConfig config, int before) {
    return new RelayConfig(
        config.pollInterval().multipliedBy(Math.max(1, before / RELAYS_AT_FULL_RATE)),
        config.leaseTtl(),
        config.batch(),
        config.batchesInFlight(),
        config.turnBatches(),
        config.maxAttempts(),
        config.minBackOff(),
        config.maxBackOff(),
        config.maxPause());
  }

  private static RelayConfig relayConfig(ReceiversConfig receivers, RelayConfig relays) {
    return new RelayConfig(
        relays.pollInterval(),
        relays.leaseTtl(),
        BATCH,
        BATCHES_IN_FLIGHT,
        relays.turnBatches(),
        receivers.maxAttempts(),
        receivers.minBackOff(),
        receivers.maxBackOff(),
        relays.maxPause());
  }
}
