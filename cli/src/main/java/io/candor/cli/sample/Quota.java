package io.candor.cli.sample;

import java.util.HashMap;
import java.util.Map;

/// Deals out yes and no so that after every draw the share of yes is within one draw of the wanted
/// share. Plain chance would need a far larger sample before its rates say what the story says.
final class Quota {
  private final Map<String, Double> owed = new HashMap<>();

  /// Whether the next draw of the series is a yes; `share` in [0, 1] may change from draw to draw.
  boolean draw(String series, double share) {
    double sum = owed.getOrDefault(series, 0.5) + share;
    boolean yes = sum >= 1;
    owed.put(series, yes ? sum - 1 : sum);
    return yes;
  }
}
