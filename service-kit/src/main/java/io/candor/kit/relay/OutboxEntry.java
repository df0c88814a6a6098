package io.candor.kit.relay;

/// What a sender hands over: the newest state of one thing.
///
/// @param key names the thing on its hop, for example `conversations/conv-9`; 1 to 1,024 characters
/// @param revision grows with every change of the thing; at least 1
/// @param payload the serialised message for the receiver; must not be changed afterwards
@SuppressWarnings("ArrayRecordComponent") // a buffer handed through, never compared
public record OutboxEntry(String key, long revision, byte[] payload) {

  private static final int LONGEST_KEY = 1_024;

  /// Checks the ranges.
  public OutboxEntry {
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      throw new IllegalArgumentException(
          "key of " + key.length() + " characters (expected: 1 to " + LONGEST_KEY + ")");
    }
    if (revision < 1) {
      throw new IllegalArgumentException("revision: " + revision + " (expected: >= 1)");
    }
  }
}
