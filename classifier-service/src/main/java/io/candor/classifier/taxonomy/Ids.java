package io.candor.classifier.taxonomy;

import java.util.regex.Pattern;

/// The form of the ids in a taxonomy.
final class Ids {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{0,127}");

  private Ids() {}

  static void require(String kind, String id) {
    if (!FORM.matcher(id).matches()) {
      throw new IllegalArgumentException(
          kind + " id: 1 to 128 letters, digits, `.`, `_`, `~` or `-` are expected");
    }
  }
}
