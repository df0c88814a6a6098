package io.candor.alert.testing;

import io.candor.alert.notification.Topic;
import io.candor.alert.thread.ThreadStore;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Threads in memory.
public final class MapThreads implements ThreadStore {
  private final Map<String, String> references = new ConcurrentHashMap<>();

  @Override
  public Optional<String> find(String receiverId, Topic topic) {
    return Optional.ofNullable(references.get(receiverId + " " + topic));
  }

  @Override
  public void save(String receiverId, Topic topic, String reference) {
    references.put(receiverId + " " + topic, reference);
  }
}
