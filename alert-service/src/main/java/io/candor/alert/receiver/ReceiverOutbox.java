package io.candor.alert.receiver;

import java.util.Collection;

/// Hands what receivers are told over to their relays. Thread-safe.
public interface ReceiverOutbox {
  /// Hands one notification to each of these receivers, in the caller's transaction: handed over if
  /// and only if it commits. What waits for a receiver under the same key is replaced.
  ///
  /// @param key `{collection}/{id}`: what it is about, and how its payload is read
  /// @param revision grows with every notification about the same thing, at least 1
  /// @param payload the serialised message; must not be changed afterwards
  void tell(
      String workspace, Collection<String> receiverIds, String key, long revision, byte[] payload);
}
