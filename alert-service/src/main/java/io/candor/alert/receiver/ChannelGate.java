package io.candor.alert.receiver;

import java.util.List;

/// What configuration needs to know of the channels, without knowing how they send.
public interface ChannelGate {
  /// What is wrong with a channel; empty if it can be used. Checks targets and that secrets are
  /// there and well formed. May resolve names; sends nothing.
  List<Problem> check(String workspace, Channel channel);

  /// Sends one test notification, now and once.
  SendResult test(String workspace, Receiver receiver) throws InterruptedException;

  /// Something wrong with a channel.
  ///
  /// @param field path of the field below the receiver, for example `webhook.url`
  /// @param description what was expected; never a secret
  record Problem(String field, String description) {}
}
