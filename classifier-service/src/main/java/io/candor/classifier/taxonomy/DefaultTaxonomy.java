package io.candor.classifier.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The taxonomy that ships with the service, for a software product that also sells goods.
public final class DefaultTaxonomy {
  private static final String RESOURCE = "default-taxonomy.yml";

  private DefaultTaxonomy() {}

  /// Reads it, as version 1.
  public static Taxonomy load() {
    try (InputStream yaml = DefaultTaxonomy.class.getResourceAsStream(RESOURCE)) {
      if (yaml == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      return TaxonomyYaml.read(yaml, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
