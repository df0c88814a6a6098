package io.candor.alert.receiver;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One receiver as configured.
///
/// @param id unique in the workspace, `[a-z0-9][a-z0-9-]{0,62}`
/// @param displayName what people call it; may be empty
/// @param channel how it is reached
/// @param quietHours when it must not be disturbed; absent for never
public record Receiver(
    String id, String displayName, Channel channel, @Nullable QuietHours quietHours) {
  /// One that may be disturbed at any time.
  public Receiver(String id, String displayName, Channel channel) {
    this(id, displayName, channel, null);
  }

  /// How long it must not be disturbed yet; nothing if it may be.
  public Optional<Duration> quietFor(Instant now) {
    return quietHours == null ? Optional.empty() : quietHours.remaining(now);
  }
}
