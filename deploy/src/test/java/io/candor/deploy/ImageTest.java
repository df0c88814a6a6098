package io.candor.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The image archives that profile `images` has just built, without a registry or an engine.
@EnabledIfSystemProperty(named = "candor.images", matches = "true")
class ImageTest {
  private static final int TAR_BLOCK = 512;
  private static final Gson GSON = new Gson();

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "classifier", "metrics", "alert"})
  void image_runsTheServiceAsNobody(String service) throws IOException {
    Map<String, String> texts =
        jsonEntries(Manifest.file("../" + service + "-service/target/jib-image.tar"));
    JsonObject manifest =
        GSON.fromJson(texts.get("manifest.json"), JsonArray.class).get(0).getAsJsonObject();
    JsonObject config =
        GSON.fromJson(texts.get(manifest.get("Config").getAsString()), JsonObject.class)
            .getAsJsonObject("config");

    assertThat(manifest.getAsJsonArray("RepoTags").get(0).getAsString())
        .startsWith("candor/" + service + ":");
    assertThat(config.get("User").getAsString()).isEqualTo("65532:65532");
    assertThat(config.getAsJsonArray("Entrypoint").asList().stream().map(JsonElement::getAsString))
        .startsWith("java")
        .endsWith("io.candor." + service + ".Application");
  }

  /// The small JSON files of a tar archive, by name.
  private static Map<String, String> jsonEntries(Path archive) throws IOException {
    Map<String, String> entries = new HashMap<>();
    try (InputStream file = Files.newInputStream(archive);
        DataInputStream tar = new DataInputStream(file)) {
      byte[] header = new byte[TAR_BLOCK];
      while (tar.readNBytes(header, 0, TAR_BLOCK) == TAR_BLOCK && header[0] != 0) {
        String name = field(header, 0, 100);
        int size = Integer.parseInt(field(header, 124, 12), 8);
        int padding = (TAR_BLOCK - size % TAR_BLOCK) % TAR_BLOCK;
        if (name.endsWith(".json")) {
          entries.put(name, new String(tar.readNBytes(size), StandardCharsets.UTF_8));
          tar.skipNBytes(padding);
        } else {
          tar.skipNBytes((long) size + padding);
        }
      }
    }
    return entries;
  }

  private static String field(byte[] header, int offset, int length) {
    return new String(header, offset, length, StandardCharsets.US_ASCII).replace('\0', ' ').strip();
  }
}
