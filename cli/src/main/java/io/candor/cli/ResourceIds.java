package io.candor.cli;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/// Ids inside resource names: characters outside of `[A-Za-z0-9._~-]` are percent-encoded there.
public final class ResourceIds {
  private ResourceIds() {}

  public static String encode(String id) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          c >= 'A' && c <= 'Z'
              || c >= 'a' && c <= 'z'
              || c >= '0' && c <= '9'
              || "._~-".indexOf(c) >= 0;
      if (plain) {
        encoded.append(c);
      } else {
        encoded.append('%').append(String.format("%02X", (int) c));
      }
    }
    return encoded.toString();
  }

  /// The id at the end of a resource name, as the producer wrote it.
  public static String last(String name) {
    String id = name.substring(name.lastIndexOf('/') + 1);
    // A plus sign is never encoded as a blank in resource names.
    return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
