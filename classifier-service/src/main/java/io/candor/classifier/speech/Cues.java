package io.candor.classifier.speech;

import java.util.List;

/// Letters one of which stands in every text that a pattern can match. Most texts hold none, and
/// looking for them costs little beside the pattern.
public record Cues(List<String> letters) {

  /// Cues that are separated by bars.
  public static Cues of(String separatedByBars) {
    return new Cues(List.of(separatedByBars.split("\\|")));
  }

  /// Whether a text holds one of them.
  public boolean areIn(String text) {
    for (String each : letters) {
      if (text.contains(each)) {
        return true;
      }
    }
    return false;
  }
}
