package io.candor.alert.correlation;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/// Names a matter: what findings have in common that are about the same thing.
///
/// @param text the matter and its scope, parts percent-encoded and separated by `/`
public record CorrelationKey(String text) implements Comparable<CorrelationKey> {
  /// The key of a matter within a scope.
  static CorrelationKey of(String matter, String... scope) {
    return new CorrelationKey(
        matter
            + List.of(scope).stream()
                .map(part -> "/" + URLEncoder.encode(part, StandardCharsets.UTF_8))
                .collect(Collectors.joining()));
  }

  @Override
  public int compareTo(CorrelationKey other) {
    return text.compareTo(other.text);
  }
}
