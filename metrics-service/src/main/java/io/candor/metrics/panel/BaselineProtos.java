package io.candor.metrics.panel;

import io.candor.kit.resource.ResourceName;
import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.baseline.BaselineCell;
import io.candor.metrics.baseline.BaselineVersion;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.kpi.CsatDelayed;
import io.candor.metrics.kpi.CsatModel;
import io.candor.metrics.kpi.CsatResolution;
import io.candor.metrics.kpi.HandleTime;
import io.candor.metrics.kpi.HandoffCsat;
import io.candor.metrics.kpi.RepeatContact;
import io.candor.metrics.kpi.Satisfaction;
import io.candor.metrics.statistics.Sample;
import io.candor.metrics.v1.BaselineProposal;
import io.candor.metrics.v1.BaselineRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Maps baselines to the contract.
final class BaselineProtos {
  private BaselineProtos() {}

  static io.candor.metrics.v1.Baseline toProto(ResourceName deployment, BaselineVersion version) {
    Baseline baseline = version.baseline();
    io.candor.metrics.v1.Baseline.Builder proto =
        io.candor.metrics.v1.Baseline.newBuilder()
            .setName(deployment + "/baselines/" + version.version())
            .setAuthor(version.author())
            .setReason(version.reason())
            .setWindowStartTime(FigureProtos.timestamp(version.window().start()))
            .setWindowEndTime(FigureProtos.timestamp(version.window().end()))
            .addAllArchetypes(baseline.alone())
            .setSource(io.candor.metrics.v1.Baseline.Source.valueOf(version.source().name()))
            .setEffectiveWeek(version.effectiveWeek().map(IsoWeek::toString).orElse(""))
            .addAllHandoffArchetypes(new TreeSet<>(baseline.handoffArchetypes()));
    version.freezeTime().map(FigureProtos::timestamp).ifPresent(proto::setFreezeTime);
    List<Cut> cuts = cuts(baseline);
    addRows(proto, "", baseline.cells(), cuts);
    TreeSet<String> archetypes = new TreeSet<>();
    baseline.cells().forEach(cell -> archetypes.add(cell.archetype()));
    for (String archetype : archetypes) {
      addRows(
          proto,
          archetype,
          baseline.cells().stream().filter(cell -> cell.archetype().equals(archetype)).toList(),
          cuts);
    }
    return proto.build();
  }

  static BaselineProposal toProto(BaselineProposals.Proposal proposal) {
    return BaselineProposal.newBuilder()
        .setReason(BaselineProposal.Reason.valueOf(proposal.reason().name()))
        .addAllArchetypes(proposal.archetypes())
        .setFigure(proposal.figure())
        .setThreshold(proposal.threshold())
        .setStartWeek(proposal.first().toString())
        .setEndWeek(proposal.last().toString())
        .build();
  }

  private static List<Cut> cuts(Baseline baseline) {
    TreeSet<String> segments = new TreeSet<>();
    TreeSet<String> channels = new TreeSet<>();
    for (BaselineCell cell : baseline.cells()) {
      segments.add(cell.segment());
      channels.add(cell.channel());
    }
    List<Cut> cuts = new ArrayList<>();
    cuts.add(Cut.WHOLE);
    segments.forEach(name -> cuts.add(new Cut.Segment(name)));
    channels.forEach(name -> cuts.add(new Cut.Channel(name)));
    return cuts;
  }

  private static void addRows(
      io.candor.metrics.v1.Baseline.Builder proto,
      String archetype,
      List<BaselineCell> cells,
      List<Cut> cuts) {
    for (Cut cut : cuts) {
      CellCounts counts =
          cells.stream()
              .filter(cell -> cut.holds(cell.segment(), cell.channel()))
              .map(BaselineCell::counts)
              .reduce(CellCounts.ZERO, CellCounts::plus);
      if (counts.conversations() > 0) {
        proto.addRows(row(archetype, cut, counts));
      }
    }
  }

  private static BaselineRow row(String archetype, Cut cut, CellCounts counts) {
    BaselineRow.Builder row =
        BaselineRow.newBuilder()
            .setArchetype(archetype)
            .setConversationCount(counts.conversations())
            .setCsatResolution(FigureProtos.rate(Satisfaction.of(CsatResolution.of(counts))))
            .setCsatDelayed(FigureProtos.rate(Satisfaction.of(CsatDelayed.of(counts))))
            .setHandoffCsat(FigureProtos.rate(Satisfaction.of(HandoffCsat.of(counts))))
            .setRepeatContact7D(
                FigureProtos.rate(RepeatContact.of(counts, RepeatContact.Window.SEVEN_DAYS)))
            .setRepeatContact30D(
                FigureProtos.rate(RepeatContact.of(counts, RepeatContact.Window.THIRTY_DAYS)))
            .setEscalatedHandleTime(
                FigureProtos.mean(
                    HandleTime.of(counts, HandleTime.Series.ESCALATED_FROM_TURNS),
                    Optional.empty()))
            .setEscalatedHandleTimeTicketing(
                FigureProtos.mean(
                    HandleTime.of(counts, HandleTime.Series.ESCALATED_TICKETING),
                    Optional.empty()));
    FigureProtos.cut(cut).ifPresent(row::setCut);
    CsatModel.scores(counts).map(Sample::mean).ifPresent(row::setCsatModelMean);
    return row.build();
  }
}
