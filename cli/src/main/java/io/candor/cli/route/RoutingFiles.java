package io.candor.cli.route;

import com.google.gson.Gson;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.candor.alert.v1.Routing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads a routing from YAML, of which JSON is a part: the names are those of the contract's JSON.
final class RoutingFiles {
  // More than 10,000 routes need.
  private static final int MAX_CHARACTERS = 16 * 1024 * 1024;

  private RoutingFiles() {}

  /// The routing of a file; unknown and repeated names are refused.
  ///
  /// @throws IOException when it cannot be read
  /// @throws IllegalArgumentException with what is wrong with it
  static Routing read(Path file) throws IOException {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setCodePointLimit(MAX_CHARACTERS);
    Routing.Builder routing = Routing.newBuilder();
    try {
      Object document = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
      JsonFormat.parser().merge(new Gson().toJson(document), routing);
    } catch (YAMLException e) {
      throw new IllegalArgumentException("no YAML: " + e.getMessage(), e);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("no routing: " + e.getMessage(), e);
    }
    return routing.build();
  }
}
