package io.candor.classifier.record;

import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.TaxonomyProtos;
import io.candor.metrics.v1.Fact;

/// Taxonomies as facts.
final class TaxonomyFactProtos {
  private TaxonomyFactProtos() {}

  static byte[] fact(String workspace, Taxonomy taxonomy) {
    io.candor.classifier.v1.Taxonomy proto = TaxonomyProtos.toProto(workspace, taxonomy);
    return Fact.newBuilder()
        .setName(proto.getName())
        .setRevision(taxonomy.version())
        .setTaxonomy(proto)
        .build()
        .toByteArray();
  }
}
