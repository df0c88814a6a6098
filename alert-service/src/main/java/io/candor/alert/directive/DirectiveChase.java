package io.candor.alert.directive;

import io.candor.alert.timer.TimerHandler;
import java.time.Instant;
import java.util.function.BiConsumer;

/// Follows a directive that its platform has not answered: sends it again, or pages the owner.
final class DirectiveChase implements TimerHandler {
  private final String kind;
  private final DirectiveStore store;
  private final BiConsumer<Directive, Instant> step;

  /// @param kind the timer
  /// @param step what to do while the directive is unanswered; sets the timer again
  DirectiveChase(String kind, DirectiveStore store, BiConsumer<Directive, Instant> step) {
    this.kind = kind;
    this.store = store;
    this.step = step;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public void fire(String workspace, String id, Instant now) {
    store
        .find(new DirectiveName(workspace, id))
        .filter(it -> it.state() == DirectiveState.ORDERED)
        .ifPresent(it -> step.accept(it, now));
  }
}
