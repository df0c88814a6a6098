package io.candor.alert.thread;

import io.candor.alert.notification.Topic;
import java.util.Optional;

/// Where a topic is at a receiver's tool. Thread-safe.
public interface ThreadStore {
  /// The tool's reference, if the topic has one there.
  Optional<String> find(String receiverId, Topic topic);

  /// Keeps the tool's reference, instead of one that was kept before.
  ///
  /// @param reference as the tool names it, at most 512 characters; no secret
  void save(String receiverId, Topic topic, String reference);
}
