package io.candor.alert.receiver;

import java.util.List;

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

  /// A Slack app.
  ///
  /// @param tokenSecret name of the secret that holds its token
  /// @param channel id of the channel that it posts to
  /// @param url where the API is; empty for Slack's own
  record SlackBot(String tokenSecret, String channel, String url) implements Channel {
    @Override
    public boolean keepsState() {
      return true;
    }
  }

  /// E-mail by SMTP.
  ///
  /// @param host the server
  /// @param port its port
  /// @param tls how the connection is secured
  /// @param username who logs in; empty for nobody
  /// @param passwordSecret name of the secret that holds the password; empty for none
  /// @param from the sender's address
  /// @param to the addresses that it goes to, at least one
  record Email(
      String host,
      int port,
      Tls tls,
      String username,
      String passwordSecret,
      String from,
      List<String> to)
      implements Channel {
    public Email {
      to = List.copyOf(to);
    }

    /// How a connection to a mail server is secured; the names equal those of the contract.
    public enum Tls {
      /// By STARTTLS, which the server must offer.
      STARTTLS,
      /// From the first byte.
      IMPLICIT,
      /// Not at all.
      NONE
    }
  }

  /// An issue of Jira for each incident.
  ///
  /// @param url where it is
  /// @param edition which Jira it is
  /// @param user who logs in; empty for a bearer token
  /// @param tokenSecret name of the secret that holds the token or password
  /// @param project key of the project
  /// @param issueType name of the type of issue
  /// @param resolveTransition done when the incident is over; empty for none
  /// @param reopenTransition done when it comes back; empty for none
  record Jira(
      String url,
      Edition edition,
      String user,
      String tokenSecret,
      String project,
      String issueType,
      String resolveTransition,
      String reopenTransition)
      implements Channel {
    @Override
    public boolean keepsState() {
      return true;
    }

    /// Which Jira it is; the names equal those of the contract.
    public enum Edition {
      /// In the cloud.
      CLOUD,
      /// On somebody's own machines.
      DATA_CENTER
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
