package io.candor.cli.connection;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The address of each service.
///
/// @param addresses `host:port` of every service
public record Targets(Map<Service, String> addresses) {
  private static final String LOCAL_HOST = "127.0.0.1";

  /// The addresses that `--target` names:
  /// `host` is a suite with the default ports, `host:port` one address that routes by method, and
  /// `ingest=host:port` one service alone. Later values replace earlier ones.
  ///
  /// @throws IllegalArgumentException with a text for people
  public static Targets parse(List<String> values) {
    Map<Service, String> addresses = defaults(LOCAL_HOST);
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals >= 0) {
        addresses.put(service(value.substring(0, equals)), withPort(value.substring(equals + 1)));
      } else if (hasPort(value)) {
        for (Service service : Service.values()) {
          addresses.put(service, value);
        }
      } else {
        addresses.putAll(defaults(requireHost(value)));
      }
    }
    return new Targets(addresses);
  }

  /// The ports that the local suite wrote into its run file; the default ports when there is no
  /// such file.
  ///
  /// @throws IOException when the file is there but cannot be read as a run file
  public static Targets local(@Nullable Path runFile) throws IOException {
    Map<Service, String> addresses = defaults(LOCAL_HOST);
    if (runFile == null) {
      return new Targets(addresses);
    }
    try {
      JsonElement ports =
          JsonParser.parseString(Files.readString(runFile)).getAsJsonObject().get("ports");
      if (ports == null) {
        throw new JsonParseException("no ports");
      }
      for (Service service : Service.values()) {
        JsonElement port = ports.getAsJsonObject().get(service.id());
        if (port != null) {
          addresses.put(service, LOCAL_HOST + ":" + port.getAsInt());
        }
      }
    } catch (NoSuchFileException e) {
      return new Targets(addresses);
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(
          runFile + ": not a run file of candor; stop the suite and start it anew", e);
    }
    return new Targets(addresses);
  }

  public String address(Service service) {
    return addresses.getOrDefault(service, LOCAL_HOST + ":" + service.defaultPort());
  }

  /// Whether all of them are on this machine.
  public boolean areLocal() {
    return addresses.values().stream()
        .map(address -> address.substring(0, address.lastIndexOf(':')))
        .allMatch(host -> host.equals(LOCAL_HOST) || host.equals("localhost"));
  }

  private static Map<Service, String> defaults(String host) {
    Map<Service, String> addresses = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      addresses.put(service, host + ":" + service.defaultPort());
    }
    return addresses;
  }

  private static Service service(String id) {
    try {
      return Service.valueOf(id.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--target: unknown service '" + id + "' (expected: ingest, classifier, metrics or alert)",
          e);
    }
  }

  private static String withPort(String address) {
    if (!hasPort(address)) {
      throw new IllegalArgumentException("--target: '" + address + "' (expected: host:port)");
    }
    return address;
  }

  private static String requireHost(String host) {
    if (host.isBlank() || host.contains("/")) {
      throw new IllegalArgumentException(
          "--target: '" + host + "' (expected: host, host:port or service=host:port)");
    }
    return host;
  }

  private static boolean hasPort(String address) {
    return address.matches(".*[^:]:[0-9]{1,5}") && !address.contains("/");
  }
}
