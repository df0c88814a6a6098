package io.candor.metrics.diagnosis;

import io.candor.kit.resource.ResourceName;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.fact.Item;
import io.candor.metrics.fact.PlacedItem;
import io.candor.metrics.statistics.CountComparison;
import io.candor.metrics.statistics.Interval;
import io.candor.metrics.v1.Classification;
import io.candor.metrics.v1.HeatmapCell;
import io.candor.metrics.v1.ItemSource;
import io.candor.metrics.v1.RootCauseShare;
import io.candor.metrics.v1.SourceCount;
import io.candor.metrics.v1.Verbatim;
import io.candor.metrics.v1.VolumeChange;
import io.candor.metrics.volume.AreaWeek;
import io.candor.metrics.volume.ItemCell;
import io.candor.metrics.volume.ItemCounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Maps the diagnosis to the contract.
final class DiagnosisProtos {
  private static final double SHOWN_CONFIDENCE = 0.95;
  private static final double NANOS = 1e9;

  private DiagnosisProtos() {}

  /// A field of the heatmap.
  record Field(String area, IsoWeek week) {}

  static Map<Field, List<ItemCell>> byField(List<ItemCell> cells) {
    return cells.stream()
        .collect(Collectors.groupingBy(cell -> new Field(cell.key().area(), cell.key().week())));
  }

  /// @param fields the counters of all fields, by source
  /// @param rootCauses of all fields
  static HeatmapCell toProto(
      AreaWeek field, Map<Field, List<ItemCell>> fields, RootCauses rootCauses) {
    HeatmapCell.Builder proto =
        HeatmapCell.newBuilder()
            .setArea(field.area())
            .setWeek(field.week().toString())
            .setLow(FigureProtos.rate(field.lowShare()))
            .setLowCountChange(field.lowChange());
    field.meanRating().ifPresent(proto::setMeanRating);
    field.lowShareChangePoints().ifPresent(proto::setLowShareChangePoints);
    Map<ItemSource.Source, ItemCounts> sources = new TreeMap<>();
    for (ItemCell cell : fields.getOrDefault(new Field(field.area(), field.week()), List.of())) {
      sources.merge(source(cell.key().source()), cell.counts(), ItemCounts::plus);
    }
    sources.forEach(
        (source, counts) -> {
          if (counts.rated() > 0) {
            proto.addBySource(
                SourceCount.newBuilder()
                    .setSource(source)
                    .setCount(counts.rated())
                    .setLowCount(counts.low()));
          }
        });
    rootCauses
        .shares(one -> one.area().equals(field.area()) && one.week().equals(field.week()))
        .forEach(share -> proto.addRootCauses(toProto(share)));
    return proto.build();
  }

  static RootCauseShare toProto(io.candor.metrics.impact.RootCauseShare share) {
    return RootCauseShare.newBuilder()
        .setRootCause(rootCause(share.rootCause()))
        .setShare(FigureProtos.rate(share.share()))
        .build();
  }

  private static Classification.RootCause rootCause(String name) {
    return name.isEmpty()
        ? Classification.RootCause.ROOT_CAUSE_UNSPECIFIED
        : Classification.RootCause.valueOf(name);
  }

  private static ItemSource.Source source(String name) {
    return ItemSource.Source.valueOf(name);
  }

  /// @param rootCauses of the week of the volume
  static io.candor.metrics.v1.ThemeVolume toProto(ThemeVolume volume, RootCauses rootCauses) {
    io.candor.metrics.v1.ThemeVolume.Builder proto =
        io.candor.metrics.v1.ThemeVolume.newBuilder()
            .setTheme(volume.series().theme())
            .setArea(volume.series().area())
            .setWeek(volume.week().toString())
            .setLowCount(volume.low())
            .setMentionCount(volume.mentions())
            .setLastWeek(change(volume.lastWeek()))
            .setFourWeeksEarlier(change(volume.earlier()))
            .setSpike(volume.spike());
    volume.series().segment().map(FigureProtos::segment).ifPresent(proto::setSegment);
    if (volume.series().segment().isEmpty()) {
      rootCauses
          .shares(
              one ->
                  one.area().equals(volume.series().area())
                      && one.theme().equals(volume.series().theme()))
          .forEach(share -> proto.addRootCauses(toProto(share)));
    }
    return proto.build();
  }

  private static VolumeChange change(ThemeVolume.Change change) {
    VolumeChange.Builder proto =
        VolumeChange.newBuilder()
            .setReferenceWeek(change.week().toString())
            .setReferenceCount(change.low());
    if (change.comparison().isPresent()) {
      CountComparison comparison = change.comparison().get();
      proto.setExpected(comparison.expected());
      comparison.ratio().ifPresent(proto::setRatio);
      if (comparison.seen() + comparison.reference() > 0) {
        Interval interval = comparison.ratioInterval(SHOWN_CONFIDENCE);
        proto.setRatioLower(interval.lower());
        if (Double.isFinite(interval.upper())) {
          proto.setRatioUpper(interval.upper());
        }
        proto.setPValue(comparison.upperTail());
      }
    }
    change.adjusted().ifPresent(proto::setPValueAdjusted);
    return proto.build();
  }

  static Verbatim toProto(String workspace, PlacedItem placed) {
    Item item = placed.item();
    boolean feedback = item.conversationId().isEmpty();
    String conversation =
        feedback
            ? ""
            : new ResourceName(workspace, "conversations", item.conversationId()).toString();
    Verbatim.Builder proto =
        Verbatim.newBuilder()
            .setName(
                feedback
                    ? new ResourceName(workspace, "feedback", item.itemId()).toString()
                    : conversation
                        + "/"
                        + new ResourceName(workspace, "surveys", item.itemId()).key())
            .setSource(source(item.source()))
            .setArea(item.area())
            .setTheme(item.theme())
            .setExcerpt(item.excerpt())
            .setTime(FigureProtos.timestamp(item.time()))
            .setConversation(conversation)
            .setRootCause(rootCause(item.rootCause()))
            .setLanguage(item.language())
            .setSegment(FigureProtos.segment(placed.segment()));
    item.rating().ifPresent(rating -> proto.setRating(rating.nanos() / NANOS));
    if (!item.accountId().isEmpty()) {
      proto.setAccount(new ResourceName(workspace, "accounts", item.accountId()).toString());
    }
    return proto.build();
  }
}
