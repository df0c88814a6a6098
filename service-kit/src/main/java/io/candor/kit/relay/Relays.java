package io.candor.kit.relay;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.inject.Singleton;

/// Makes the relays of a service: all take from its one store, are woken by its one outbox, and go
/// by its settings unless a hop has its own. Thread-safe.
@Singleton
public final class Relays {

  private final RelaySource source;
  private final RelayConfig config;
  private final RelayWakeups wakeups;
  private final OpenTelemetry telemetry;

  Relays(RelaySource source, RelayConfig config, RelayWakeups wakeups, OpenTelemetry telemetry) {
    this.source = source;
    this.config = config;
    this.wakeups = wakeups;
    this.telemetry = telemetry;
  }

  /// A relay with the service's settings.
  ///
  /// @param hop the way out, as it was given to the outbox
  /// @param transport the way to the receiver
  public Relay make(String hop, Transport transport) {
    return make(hop, transport, config);
  }

  /// A relay with settings of its own.
  ///
  /// @param hop the way out, as it was given to the outbox
  /// @param transport the way to the receiver
  /// @param own its settings
  public Relay make(String hop, Transport transport, RelayConfig own) {
    return new Relay(hop, source, transport, own, wakeups, telemetry);
  }
}
