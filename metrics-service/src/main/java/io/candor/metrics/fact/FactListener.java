package io.candor.metrics.fact;

/// Hears of facts that have changed.
public interface FactListener {

  /// Called after the change is committed; must return at once. A call may be missed: what must not
  /// be missed stands in the store.
  void changed(String workspace);
}
