package io.candor.metrics.cell;

import java.util.Optional;

/// Which part of the conversations of an archetype a row speaks of.
public sealed interface Cut {

  /// Every conversation.
  record Whole() implements Cut {
    @Override
    public boolean holds(String segment, String channel) {
      return true;
    }
  }

  /// Only accounts of one segment, over all channels.
  record Segment(String name) implements Cut {
    @Override
    public boolean holds(String segment, String channel) {
      return name.equals(segment);
    }
  }

  /// Only one channel, over all segments.
  record Channel(String name) implements Cut {
    @Override
    public boolean holds(String segment, String channel) {
      return name.equals(channel);
    }
  }

  /// Only one version of the bot, over all segments and channels. Cells do not tell versions apart:
  /// whoever asks for this cut gives cells of that version only. A baseline had no bot, so all of
  /// it is what a version is held against.
  record BotVersion(String name) implements Cut {
    @Override
    public boolean holds(String segment, String channel) {
      return true;
    }
  }

  /// The one cut that is no cut.
  Cut WHOLE = new Whole();

  /// Whether a cell with this segment and channel belongs to the cut.
  boolean holds(String segment, String channel);

  /// The segment of a segment cut.
  default Optional<String> segment() {
    return this instanceof Segment(String name) ? Optional.of(name) : Optional.empty();
  }

  /// The channel of a channel cut.
  default Optional<String> channel() {
    return this instanceof Channel(String name) ? Optional.of(name) : Optional.empty();
  }
}
