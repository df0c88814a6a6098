package io.candor.classifier.curation;

import io.candor.classifier.relabelling.RelabellingRun;
import io.candor.classifier.taxonomy.TaxonomyChange;
import io.candor.classifier.taxonomy.TaxonomyProtos;
import io.candor.classifier.v1.ChangeTaxonomyResponse;
import io.candor.classifier.v1.ImportTaxonomyResponse;

/// What came of a change, as the answers of the two calls that make one.
final class OutcomeProtos {
  private OutcomeProtos() {}

  static ChangeTaxonomyResponse toChangeResponse(
      String workspace, TaxonomyCuration.Outcome outcome) {
    ChangeTaxonomyResponse.Builder response =
        ChangeTaxonomyResponse.newBuilder()
            .setTaxonomy(TaxonomyProtos.toProtoWithExamples(workspace, outcome.taxonomy()));
    TaxonomyChange change = outcome.change();
    if (change != null) {
      response.setChange(CurationProtos.toProto(change));
    }
    Preview preview = outcome.preview();
    if (preview != null) {
      response.setPreview(CurationProtos.toProto(preview));
    }
    RelabellingRun run = outcome.run();
    if (run != null) {
      response.setRelabelling(CurationProtos.toProto(run));
    }
    return response.build();
  }

  /// An imported taxonomy may be large, so it is answered without its examples.
  static ImportTaxonomyResponse toImportResponse(
      String workspace, TaxonomyCuration.Outcome outcome) {
    ChangeTaxonomyResponse all = toChangeResponse(workspace, outcome);
    ImportTaxonomyResponse.Builder response =
        ImportTaxonomyResponse.newBuilder()
            .setTaxonomy(
                TaxonomyProtos.toProto(workspace, outcome.taxonomy()).toBuilder()
                    .setEtag(outcome.taxonomy().etag()));
    if (all.hasChange()) {
      response.setChange(all.getChange());
    }
    if (all.hasPreview()) {
      response.setPreview(all.getPreview());
    }
    if (all.hasRelabelling()) {
      response.setRelabelling(all.getRelabelling());
    }
    return response.build();
  }
}
