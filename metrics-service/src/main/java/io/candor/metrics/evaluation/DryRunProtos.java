package io.candor.metrics.evaluation;

import io.candor.alert.v1.Finding.State;
import io.candor.alert.v1.FindingScope;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.finding.Finding;
import io.candor.metrics.finding.FindingKey;
import io.candor.metrics.v1.DryRunEpisode;
import io.candor.metrics.v1.DryRunFinding;
import io.candor.metrics.v1.DryRunSettingsResponse;

/// Maps dry runs to the contract.
public final class DryRunProtos {
  private DryRunProtos() {}

  public static DryRunSettingsResponse toProto(Backtest.Result result) {
    DryRunSettingsResponse.Builder response =
        DryRunSettingsResponse.newBuilder()
            .setStartWeek(result.start().toString())
            .setEndWeek(result.end().toString());
    for (Backtest.Pair pair : result.pairs()) {
      DryRunFinding.Builder finding =
          DryRunFinding.newBuilder()
              .setKind(io.candor.alert.v1.Finding.Kind.valueOf(pair.key().kind().name()))
              .setScope(scope(pair.key()))
              .setMetric(FindingProtos.metric(pair.key()));
      pair.current().ifPresent(episode -> finding.setCurrent(episode(episode)));
      pair.proposed().ifPresent(episode -> finding.setProposed(episode(episode)));
      response.addFindings(finding);
    }
    return response.build();
  }

  private static FindingScope scope(FindingKey key) {
    FindingScope.Builder scope =
        FindingScope.newBuilder()
            .setDeploymentId(key.scope().deployment().orElse(""))
            .setArchetypeId(key.scope().archetype().orElse(""))
            .setAreaId(key.scope().area().orElse(""))
            .setThemeId(key.scope().theme().orElse(""))
            .setSource(FindingProtos.source(key));
    key.scope().segment().map(FigureProtos::segment).ifPresent(scope::setSegment);
    return scope.build();
  }

  private static DryRunEpisode episode(Finding finding) {
    return DryRunEpisode.newBuilder()
        .setOpenedWeek(finding.openedWeek().toString())
        .setClearedWeek(finding.closedWeek().map(IsoWeek::toString).orElse(""))
        .setState(State.valueOf(finding.state().name()))
        .setStrength(WeekFigureProtos.strength(finding.strength()))
        .setWeekCount(finding.weeks().size())
        .setAutomatic(finding.weeks().stream().anyMatch(week -> week.tripped().automatic()))
        .build();
  }
}
