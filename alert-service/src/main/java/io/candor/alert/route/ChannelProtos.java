package io.candor.alert.route;

import io.candor.alert.receiver.Channel;
import io.candor.alert.v1.EmailChannel;
import io.candor.alert.v1.JiraChannel;
import io.candor.alert.v1.Receiver;
import io.candor.alert.v1.SlackBotChannel;

/// Maps the channels that keep threads to the contract.
final class ChannelProtos {
  private ChannelProtos() {}

  /// The channel of a receiver that has one of these.
  static Channel fromProto(Receiver proto) {
    return switch (proto.getChannelCase()) {
      case SLACK_BOT -> fromProto(proto.getSlackBot());
      case EMAIL -> fromProto(proto.getEmail());
      case JIRA -> fromProto(proto.getJira());
      case LOG, WEBHOOK, SLACK, PAGER_DUTY, ALERTMANAGER, CHANNEL_NOT_SET ->
          throw new IllegalArgumentException("a channel that keeps no thread");
    };
  }

  static SlackBotChannel toProto(Channel.SlackBot bot) {
    return SlackBotChannel.newBuilder()
        .setTokenSecret(bot.tokenSecret())
        .setChannel(bot.channel())
        .setUrl(bot.url())
        .build();
  }

  static EmailChannel toProto(Channel.Email email) {
    return EmailChannel.newBuilder()
        .setHost(email.host())
        .setPort(email.port())
        .setTls(EmailChannel.Tls.valueOf(email.tls().name()))
        .setUsername(email.username())
        .setPasswordSecret(email.passwordSecret())
        .setFrom(email.from())
        .addAllTo(email.to())
        .build();
  }

  static JiraChannel toProto(Channel.Jira jira) {
    return JiraChannel.newBuilder()
        .setUrl(jira.url())
        .setEdition(JiraChannel.Edition.valueOf(jira.edition().name()))
        .setUser(jira.user())
        .setTokenSecret(jira.tokenSecret())
        .setProject(jira.project())
        .setIssueType(jira.issueType())
        .setResolveTransition(jira.resolveTransition())
        .setReopenTransition(jira.reopenTransition())
        .build();
  }

  private static Channel.SlackBot fromProto(SlackBotChannel proto) {
    return new Channel.SlackBot(proto.getTokenSecret(), proto.getChannel(), proto.getUrl());
  }

  private static Channel.Email fromProto(EmailChannel proto) {
    return new Channel.Email(
        proto.getHost(),
        proto.getPort(),
        Channel.Email.Tls.valueOf(proto.getTls().name()),
        proto.getUsername(),
        proto.getPasswordSecret(),
        proto.getFrom(),
        proto.getToList());
  }

  private static Channel.Jira fromProto(JiraChannel proto) {
    return new Channel.Jira(
        proto.getUrl(),
        Channel.Jira.Edition.valueOf(proto.getEdition().name()),
        proto.getUser(),
        proto.getTokenSecret(),
        proto.getProject(),
        proto.getIssueType(),
        proto.getResolveTransition(),
        proto.getReopenTransition());
  }
}
