package io.candor.classifier.curation;

import com.google.protobuf.Timestamp;
import io.candor.classifier.relabelling.RelabellingRun;
import io.candor.classifier.taxonomy.TaxonomyProtos;
import io.candor.classifier.v1.ChangePreview;
import io.candor.classifier.v1.MergeProposal;
import io.candor.classifier.v1.Relabelling;
import io.candor.classifier.v1.TaxonomyChange;
import io.candor.kit.resource.ResourceName;
import java.time.Instant;

/// Changes, previews and passes over the history as messages.
final class CurationProtos {
  private CurationProtos() {}

  static TaxonomyChange toProto(io.candor.classifier.taxonomy.TaxonomyChange change) {
    return TaxonomyChange.newBuilder()
        .setVersion(change.version())
        .setKind(
            switch (change.kind()) {
              case STARTED -> TaxonomyChange.Kind.STARTED;
              case FOUND -> TaxonomyChange.Kind.FOUND;
              case GREW -> TaxonomyChange.Kind.GREW;
              case EDITED -> TaxonomyChange.Kind.EDITED;
              case IMPORTED -> TaxonomyChange.Kind.IMPORTED;
              case CORRECTED -> TaxonomyChange.Kind.CORRECTED;
            })
        .setChangeTime(timestamp(change.time()))
        .setActor(change.actor())
        .setReason(change.reason())
        .setSummary(change.summary())
        .build();
  }

  static MergeProposal toProto(
      String workspace, io.candor.classifier.taxonomy.MergeProposal proposal) {
    return MergeProposal.newBuilder()
        .setTheme(TaxonomyProtos.toProtoWithExamples(workspace, proposal.theme()))
        .setIntoTheme(TaxonomyProtos.toProtoWithExamples(workspace, proposal.into()))
        .build();
  }

  static ChangePreview toProto(Preview preview) {
    ChangePreview.Builder proto =
        ChangePreview.newBuilder()
            .setVerbatimCount(preview.verbatimCount())
            .setMovedCount(preview.movedCount());
    for (Preview.Move move : preview.moves()) {
      proto.addMoves(
          ChangePreview.Move.newBuilder()
              .setFromThemeId(move.fromThemeId())
              .setToThemeId(move.toThemeId())
              .setVerbatimCount(move.verbatimCount()));
    }
    Instant start = preview.startTime();
    if (start != null) {
      proto.setStartTime(timestamp(start));
    }
    return proto.build();
  }

  static Relabelling toProto(RelabellingRun run) {
    return Relabelling.newBuilder()
        .setName(new ResourceName(run.workspace(), "relabellings", run.id()).toString())
        .setActor(run.actor())
        .setReason(run.reason())
        .setRequestTime(timestamp(run.requestTime()))
        .setState(
            switch (run.state()) {
              case WAITING -> Relabelling.State.WAITING;
              case RUNNING -> Relabelling.State.RUNNING;
              case DONE -> Relabelling.State.DONE;
            })
        .setRecordCount(run.total())
        .setDoneCount(run.done())
        .setChangedCount(run.changed())
        .build();
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
