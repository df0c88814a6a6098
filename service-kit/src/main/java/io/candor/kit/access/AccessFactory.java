package io.candor.kit.access;

import io.candor.kit.config.ConfigException;
import io.candor.kit.tls.PeerIdentities;
import io.candor.kit.tls.TlsConfig;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.value.PropertyResolver;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes what the edge does about callers.
@Factory
final class AccessFactory {
  private static final Logger log = LoggerFactory.getLogger(AccessFactory.class);

  @Singleton
  AccessControl accessControl(PropertyResolver properties, TlsConfig tls, Clock clock) {
    AccessConfig config = AccessConfig.from(properties);
    if (!config.isRequired()) {
      if (!isOnlyLocal(properties)) {
        log.warn(
            "Callers are not authenticated ({}mode is off): let only those reach the port who may"
                + " do everything",
            AccessConfig.PREFIX);
      }
      return AccessControl.none();
    }
    if (!tls.isOn() || tls.peerPrefix().isEmpty()) {
      throw new ConfigException(
          AccessConfig.PREFIX
              + "mode: required (expected with candor.tls.certificate and candor.tls.peer-prefix:"
              + " the services know each other by their certificates)");
    }
    return AccessControl.required(
        new TokenVerifier(config, clock), new PeerIdentities(tls.peerPrefix()));
  }

  private static boolean isOnlyLocal(PropertyResolver properties) {
    String host = properties.getProperty("candor.grpc.host", String.class).orElse("");
    return host.equals("localhost") || host.equals("::1") || host.startsWith("127.");
  }
}
