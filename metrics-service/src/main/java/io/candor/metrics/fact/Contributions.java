package io.candor.metrics.fact;

import io.candor.metrics.baseline.BaselineWindow;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.counter.BaselineKey;
import io.candor.metrics.counter.CounterDeltas;
import io.candor.metrics.settings.CountingSettings;
import java.util.List;

/// What facts count: the one place that says which counters a conversation or an item is in.
public final class Contributions {
  private final List<Deployment> deployments;
  private final CountingSettings settings;

  /// @param deployments those whose baselines are to be counted
  /// @param settings what counts when
  public Contributions(List<Deployment> deployments, CountingSettings settings) {
    this.deployments = List.copyOf(deployments);
    this.settings = settings;
  }

  /// The window of a deployment's baseline.
  public BaselineWindow window(Deployment deployment) {
    return BaselineWindow.before(deployment.goLiveTime(), settings.baselineDays());
  }

  /// Adds everything that a conversation counts, with its survey answers.
  public void add(CounterDeltas deltas, PlacedConversation placed) {
    placed.key().ifPresent(key -> deltas.add(key, counts(placed)));
    addBaselines(deltas, placed);
    placed.items().forEach(item -> item.addTo(deltas));
  }

  /// Takes off everything that a conversation counts.
  public void take(CounterDeltas deltas, PlacedConversation placed) {
    placed.key().ifPresent(key -> deltas.take(key, counts(placed)));
    for (Deployment deployment : deployments) {
      if (isBefore(deployment, placed)) {
        deltas.take(key(deployment, placed), counts(placed));
      }
    }
    placed.items().forEach(item -> item.takeFrom(deltas));
  }

  /// Adds what a conversation counts in baselines, and nothing else.
  public void addBaselines(CounterDeltas deltas, PlacedConversation placed) {
    for (Deployment deployment : deployments) {
      if (isBefore(deployment, placed)) {
        deltas.add(key(deployment, placed), counts(placed));
      }
    }
  }

  private CellCounts counts(PlacedConversation placed) {
    return placed.counts(settings.delayedWindow());
  }

  private boolean isBefore(Deployment deployment, PlacedConversation placed) {
    Conversation conversation = placed.conversation();
    return conversation
        .closeTime()
        .filter(close -> window(deployment).holds(conversation.deploymentId(), close))
        .isPresent();
  }

  private static BaselineKey key(Deployment deployment, PlacedConversation placed) {
    return new BaselineKey(
        deployment.deploymentId(),
        placed.conversation().archetype(),
        placed.segment(),
        placed.conversation().channel());
  }
}
