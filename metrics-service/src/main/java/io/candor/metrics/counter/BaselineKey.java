package io.candor.metrics.counter;

import java.util.Comparator;

/// The grain at which a baseline is counted.
///
/// @param deploymentId the deployment whose go-live ends the window
/// @param archetype the archetype
/// @param segment segment at the close; `UNSPECIFIED` when unknown
/// @param channel channel; `UNSPECIFIED` when unknown
public record BaselineKey(String deploymentId, String archetype, String segment, String channel)
    implements Comparable<BaselineKey> {

  private static final Comparator<BaselineKey> ORDER =
      Comparator.comparing(BaselineKey::deploymentId)
          .thenComparing(BaselineKey::archetype)
          .thenComparing(BaselineKey::segment)
          .thenComparing(BaselineKey::channel);

  @Override
  public int compareTo(BaselineKey other) {
    return ORDER.compare(this, other);
  }
}
