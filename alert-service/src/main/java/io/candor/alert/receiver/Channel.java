package io.candor.alert.receiver;

/// How a receiver is reached. Secrets by name only.
public sealed interface Channel {
  /// Whether the other side keeps the state of an incident, so that it must hear what people do.
  default boolean keepsState() {
    return false;
  }

  /// A line in the service's own log.
  record Log() implements Channel {}

  /// A signed POST as in Standard Webhooks.
  ///
  /// @param url where to
  /// @param secret name of the signing secret
  /// @param previousSecret name of the one being replaced; empty outside a rotation
  record Webhook(String url, String secret, String previousSecret) implements Channel {}

  /// An incoming webhook of Slack.
  ///
  /// @param urlSecret name of the secret that holds its URL
  record Slack(String urlSecret) implements Channel {}

  /// PagerDuty's Events API v2.
  ///
  /// @param routingKeySecret name of the secret that holds the integration's key
  /// @param url where to; empty for PagerDuty's own
  record PagerDuty(String routingKeySecret, String url) implements Channel {
    @Override
    public boolean keepsState() {
      return true;
    }
  }

  /// A webhook in the form of Alertmanager's.
  ///
  /// @param url where to
  /// @param tokenSecret name of the bearer token; empty for none
  record Alertmanager(String url, String tokenSecret) implements Channel {
    @Override
    public boolean keepsState() {
      return true;
    }
  }
}
