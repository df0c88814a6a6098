package io.candor.kit.relay;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

/// Tells the relays of this process that a workspace has something to deliver. A signal is only a
/// shortcut: what is missed (another replica's commit, a crash) is found by the relay's next poll.
/// Thread-safe.
public final class RelayWakeups {

  /// Hears about workspaces; must return at once.
  @FunctionalInterface
  public interface Listener {
    void wake(String workspace);
  }

  private final Map<String, Set<Listener>> listeners = new ConcurrentHashMap<>();

  /// Tells the relays of a hop; call it after the commit.
  public void wake(String hop, String workspace) {
    for (Listener listener : listeners.getOrDefault(hop, Set.of())) {
      listener.wake(workspace);
    }
  }

  void listen(String hop, Listener listener) {
    listeners.computeIfAbsent(hop, name -> new CopyOnWriteArraySet<>()).add(listener);
  }

  void remove(String hop, Listener listener) {
    listeners.getOrDefault(hop, Set.of()).remove(listener);
  }
}
