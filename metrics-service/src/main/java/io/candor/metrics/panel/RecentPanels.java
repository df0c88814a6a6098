package io.candor.metrics.panel;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.cell.IsoWeek;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Supplier;

/// Panels that were read a moment ago, for those who ask for the same again: a page that refreshes
/// itself, several people before one panel. A panel is given again only while nothing in its
/// workspace has been written and for a short time at most, since figures become mature without any
/// change; it says as of when it was read. Thread-safe.
@Singleton
final class RecentPanels {
  // Some ten kilobytes each.
  private static final int AT_MOST = 500;

  private final PanelStore store;
  private final Cache<Question, Answer> answers;

  RecentPanels(PanelStore store, PanelConfig config) {
    this.store = store;
    this.answers =
        Caffeine.newBuilder().maximumSize(AT_MOST).expireAfterWrite(config.keep()).build();
  }

  /// What is asked for.
  ///
  /// @param week empty for the last mature one
  record Question(ResourceName deployment, Optional<IsoWeek> week, Panels.Cutting cutting) {}

  /// @param stamp the workspace's, from before the panel was read
  private record Answer(String stamp, Panels.Shown shown) {}

  /// The panel, as it was read a moment ago or as it is read now.
  Panels.Shown get(Question question, Supplier<Panels.Shown> reading) {
    // Before the panel: what is written in between is then missing in the stamp, not in the panel.
    Optional<String> stamp = store.changeStamp(question.deployment().workspace());
    if (stamp.isEmpty()) {
      return reading.get();
    }
    Answer known = answers.getIfPresent(question);
    if (known != null && known.stamp().equals(stamp.get())) {
      return known.shown();
    }
    Panels.Shown shown = reading.get();
    answers.put(question, new Answer(stamp.get(), shown));
    return shown;
  }
}
