package io.candor.metrics.diagnosis;

import com.google.type.Date;
import io.candor.ingest.v1.Account;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.impact.Impact;
import io.candor.metrics.v1.AffectedSegment;
import io.candor.metrics.v1.Concentration;
import io.candor.metrics.v1.Priority;
import io.candor.metrics.v1.QuarterRenewals;
import io.candor.metrics.v1.StageAccounts;
import io.candor.metrics.v1.ThemeImpact;
import java.time.LocalDate;

/// Maps impact to the contract.
final class ImpactProtos {
  private ImpactProtos() {}

  static ThemeImpact toProto(Impacts.Question question, Impacts.Shown shown) {
    Impact impact = shown.impact();
    ThemeImpact.Builder proto =
        ThemeImpact.newBuilder()
            .setArea(question.area())
            .setTheme(question.theme())
            .setStartWeek(shown.first().toString())
            .setEndWeek(shown.last().toString())
            .setAttributeTime(FigureProtos.timestamp(shown.at()))
            .setAccountCount(impact.accounts())
            .setUnpricedAccountCount(impact.unpriced())
            .setLowCount(impact.items().count())
            .setKnownAccountLowCount(impact.items().withAccount())
            .setNextQuarter(impact.quarter())
            .setPriority(
                Priority.newBuilder()
                    .setValue(impact.priority(shown.ratioLower()))
                    .setArrShare(impact.share())
                    .setMeanSeverity(impact.items().meanSeverity())
                    .setRatioLower(shown.ratioLower()));
    String currency = impact.currency();
    if (!currency.isEmpty()) {
      proto.setAffectedArr(FigureProtos.money(currency, impact.affectedMicros()));
    }
    if (impact.totalMicros() > 0) {
      proto.setArrShare(impact.share());
    }
    impact.segments().forEach(segment -> proto.addSegments(segment(currency, segment)));
    impact
        .renewalsByQuarter()
        .forEach(
            (quarter, count) ->
                proto.addRenewals(
                    QuarterRenewals.newBuilder().setQuarter(quarter).setAccountCount(count)));
    for (Account.LifecycleStage stage : Account.LifecycleStage.values()) {
      Integer count = impact.stages().get(name(stage));
      if (count != null && stage != Account.LifecycleStage.UNRECOGNIZED) {
        proto.addStages(StageAccounts.newBuilder().setStage(stage).setAccountCount(count));
      }
    }
    io.candor.metrics.impact.Concentration.of(impact.items())
        .forEach(
            one ->
                proto.addConcentrations(
                    Concentration.newBuilder()
                        .setProperty(Concentration.Property.valueOf(one.property().name()))
                        .setValue(one.value())
                        .setShare(FigureProtos.rate(one.share()))));
    impact
        .items()
        .rootCauses()
        .forEach(share -> proto.addRootCauses(DiagnosisProtos.toProto(share)));
    return proto.build();
  }

  private static AffectedSegment segment(String currency, Impact.SegmentImpact segment) {
    AffectedSegment.Builder proto =
        AffectedSegment.newBuilder()
            .setSegment(FigureProtos.segment(segment.segment()))
            .setAccountCount(segment.accounts())
            .setRenewalNextQuarterCount(segment.renewNextQuarter())
            .setRenewalNext90DaysCount(segment.renew90Days());
    if (!currency.isEmpty()) {
      proto
          .setAffectedArr(FigureProtos.money(currency, segment.affectedMicros()))
          .setSegmentArr(FigureProtos.money(currency, segment.segmentMicros()));
    }
    if (segment.segmentMicros() > 0) {
      proto.setArrShare(segment.share());
    }
    return proto.build();
  }

  static io.candor.metrics.v1.AffectedAccount toProto(
      String workspace, String currency, Impacts.Affected affected) {
    AffectedAccount low = affected.low();
    var proto =
        io.candor.metrics.v1.AffectedAccount.newBuilder()
            .setAccount(new ResourceName(workspace, "accounts", low.accountId()).toString())
            .setSegment(FigureProtos.segment(affected.segment()))
            .setLowCount(low.count())
            .setFirstTime(FigureProtos.timestamp(low.first()))
            .setLastTime(FigureProtos.timestamp(low.last()));
    affected
        .state()
        .ifPresent(
            state -> {
              proto.setPlan(state.plan()).setLifecycleStage(stage(state.lifecycleStage()));
              if (!state.arrCurrency().isEmpty()) {
                proto.setArr(FigureProtos.money(state.arrCurrency(), state.arrMicros()));
              }
              state.renewalDate().map(ImpactProtos::date).ifPresent(proto::setRenewalDate);
            });
    affected
        .micros()
        .ifPresent(micros -> proto.setConvertedArr(FigureProtos.money(currency, micros)));
    return proto.build();
  }

  private static String name(Account.LifecycleStage stage) {
    return stage == Account.LifecycleStage.LIFECYCLE_STAGE_UNSPECIFIED
        ? "UNSPECIFIED"
        : stage.name();
  }

  private static Account.LifecycleStage stage(String name) {
    return name.equals("UNSPECIFIED")
        ? Account.LifecycleStage.LIFECYCLE_STAGE_UNSPECIFIED
        : Account.LifecycleStage.valueOf(name);
  }

  private static Date date(LocalDate day) {
    return Date.newBuilder()
        .setYear(day.getYear())
        .setMonth(day.getMonthValue())
        .setDay(day.getDayOfMonth())
        .build();
  }
}
