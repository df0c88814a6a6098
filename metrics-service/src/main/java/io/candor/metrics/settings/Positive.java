package io.candor.metrics.settings;

/// Refuses counts below one, with the setting's name in the message.
final class Positive {

  private Positive() {}

  static void check(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: >= 1)");
    }
  }
}
