package io.candor.classifier.learning;

import com.google.protobuf.Timestamp;
import io.candor.classifier.ClassifierReason;
import io.candor.classifier.labelling.HeadCard;
import io.candor.classifier.satisfaction.SatisfactionReport;
import io.candor.classifier.satisfaction.Scorer;
import io.candor.classifier.v1.Correction;
import io.candor.classifier.v1.SatisfactionModel;
import io.candor.classifier.v1.TaxonomyChange;
import io.candor.classifier.v1.ToldLabels;
import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;
import java.time.Instant;
import java.util.List;

/// What people teach, as messages and back.
final class LearningProtos {
  private LearningProtos() {}

  /// @throws CandorException `RECORD_NAME_MISMATCH` for a record of another workspace
  static Learning.Item fromProto(String workspace, Correction proto) {
    String collection =
        proto.getName().startsWith("workspaces/" + workspace + "/conversations/")
            ? "conversations"
            : "feedback";
    ResourceName name = ResourceName.parse(proto.getName(), collection);
    if (!name.workspace().equals(workspace)) {
      throw CandorException.of(ClassifierReason.RECORD_NAME_MISMATCH)
          .message("a record is not of the workspace that the request names")
          .field("corrections.name", "must be a resource of the request's workspace")
          .build();
    }
    return new Learning.Item(
        name.key(),
        proto.getSurveyId(),
        proto.getAreaId(),
        List.copyOf(proto.getThemeIdsList()),
        proto.getArchetypeId());
  }

  static ToldLabels toProto(Told told) {
    return ToldLabels.newBuilder()
        .setText(told.text())
        .setAreaId(told.areaId())
        .addAllThemeIds(told.themeIds())
        .setArchetypeId(told.archetypeId())
        .setActor(told.actor())
        .setCorrectTime(timestamp(told.time()))
        .build();
  }

  static TaxonomyChange toProto(io.candor.classifier.taxonomy.TaxonomyChange change) {
    return TaxonomyChange.newBuilder()
        .setVersion(change.version())
        .setKind(
            change.kind() == io.candor.classifier.taxonomy.TaxonomyChange.Kind.CORRECTED
                ? TaxonomyChange.Kind.CORRECTED
                : TaxonomyChange.Kind.EDITED)
        .setChangeTime(timestamp(change.time()))
        .setActor(change.actor())
        .setReason(change.reason())
        .setSummary(change.summary())
        .build();
  }

  static io.candor.classifier.v1.HeadCard toProto(HeadCard card) {
    io.candor.classifier.v1.HeadCard.Builder proto =
        io.candor.classifier.v1.HeadCard.newBuilder()
            .setHead(card.head())
            .setClassCount(card.classCount())
            .setExampleCount(card.exampleCount())
            .setAccuracy(card.accuracy())
            .setCalibrationError(card.calibrationError());
    for (HeadCard.Confusion confusion : card.confusions()) {
      proto.addConfusions(
          io.candor.classifier.v1.HeadCard.Confusion.newBuilder()
              .setClassId(confusion.classId())
              .setToldId(confusion.toldId())
              .setCount(confusion.count()));
    }
    return proto.build();
  }

  static SatisfactionModel toProto(SatisfactionReport.Entry entry) {
    io.candor.classifier.satisfaction.SatisfactionModel model = entry.model();
    SatisfactionModel.Builder proto =
        SatisfactionModel.newBuilder()
            .setKind(
                switch (model.kind()) {
                  case CONVERSATION -> SatisfactionModel.Kind.CONVERSATION;
                  case VERBATIM -> SatisfactionModel.Kind.VERBATIM;
                })
            .setVersion(model.scorer().version());
    if (model.number() > 0) {
      proto
          .setTrainTime(timestamp(model.trainTime()))
          .setHeldBack(toProto(model.heldBack()))
          .setReplaced(toProto(model.replaced()));
    }
    if (entry.latest().sampleCount() > 0) {
      proto.setLatest(toProto(entry.latest()));
    }
    return proto.build();
  }

  private static SatisfactionModel.Errors toProto(Scorer.Errors errors) {
    return SatisfactionModel.Errors.newBuilder()
        .setSampleCount(errors.sampleCount())
        .setMeanAbsoluteError(errors.meanAbsolute())
        .setBias(errors.bias())
        .setBrierScore(errors.brier())
        .setCalibrationError(errors.calibration())
        .build();
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
