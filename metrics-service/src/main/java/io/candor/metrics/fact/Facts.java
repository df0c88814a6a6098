package io.candor.metrics.fact;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/// Takes in batches of facts.
@Singleton
public final class Facts {
  private final FactStore store;
  private final List<FactListener> listeners;

  Facts(FactStore store, List<FactListener> listeners) {
    this.store = store;
    this.listeners = List.copyOf(listeners);
  }

  /// Writes facts of one workspace. A fact that the store refuses does not hold back the others:
  /// the batch is halved until the refused ones stand alone.
  ///
  /// @return the facts that were refused for good; all others are durably written
  public List<Fact> write(String workspace, List<Fact> facts) {
    List<Fact> refused = new ArrayList<>();
    write(workspace, facts, refused);
    listeners.forEach(listener -> listener.changed(workspace));
    return refused;
  }

  private void write(String workspace, List<Fact> facts, List<Fact> refused) {
    if (facts.isEmpty()) {
      return;
    }
    try {
      store.write(workspace, facts);
    } catch (FactRefusedException e) {
      if (facts.size() == 1) {
        refused.add(facts.getFirst());
        return;
      }
      int half = facts.size() / 2;
      write(workspace, facts.subList(0, half), refused);
      write(workspace, facts.subList(half, facts.size()), refused);
    }
  }
}
