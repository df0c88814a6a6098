package io.candor.cli.diagnosis;

import com.google.protobuf.util.Timestamps;
import com.google.type.Date;
import com.google.type.Money;
import io.candor.cli.Enums;
import io.candor.cli.Pages;
import io.candor.cli.ResourceIds;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.ingest.v1.Account;
import io.candor.metrics.v1.AffectedAccount;
import io.candor.metrics.v1.AffectedSegment;
import io.candor.metrics.v1.Concentration;
import io.candor.metrics.v1.ListAffectedAccountsResponse;
import io.candor.metrics.v1.Priority;
import io.candor.metrics.v1.ThemeImpact;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Who is hit by a theme: a table by segment, then one line each for what else is known.
final class ImpactView {
  private ImpactView() {}

  static List<String> lines(ThemeImpact impact, Ink ink) {
    String weeks =
        impact.getStartWeek().equals(impact.getEndWeek())
            ? impact.getEndWeek()
            : impact.getStartWeek() + " to " + impact.getEndWeek();
    if (impact.getLowCount() == 0) {
      return List.of(
          "No low ratings about %s in %s, %s."
              .formatted(impact.getTheme(), impact.getArea(), weeks));
    }
    List<String> lines = new ArrayList<>();
    lines.add(ink.bold("%s in %s, %s".formatted(impact.getTheme(), impact.getArea(), weeks)));
    lines.add("");
    lines.addAll(segments(impact).lines(ink));
    lines.add("");
    lines.add(
        "%d accounts%s behind %d of %d low ratings"
            .formatted(
                impact.getAccountCount(),
                impact.hasAffectedArr()
                    ? ", " + money(impact.getAffectedArr()) + share(impact)
                    : "",
                impact.getKnownAccountLowCount(),
                impact.getLowCount()));
    if (impact.getUnpricedAccountCount() > 0) {
      lines.add(
          ink.warn(
              "%d of them without known revenue in this currency"
                  .formatted(impact.getUnpricedAccountCount())));
    }
    add(
        lines,
        "renew",
        impact.getRenewalsList().stream()
            .map(one -> "%d in %s".formatted(one.getAccountCount(), one.getQuarter()))
            .collect(Collectors.joining(", ")));
    add(
        lines,
        "stages",
        impact.getStagesList().stream()
            .map(one -> "%d %s".formatted(one.getAccountCount(), stage(one.getStage())))
            .collect(Collectors.joining(", ")));
    add(
        lines,
        "shared",
        impact.getConcentrationsList().stream()
            .map(ImpactView::concentration)
            .collect(Collectors.joining(", ")));
    add(lines, "causes", RootCauses.mix(impact.getRootCausesList()));
    Priority priority = impact.getPriority();
    add(
        lines,
        "priority",
        String.format(
            Locale.ROOT,
            "%.2f = (share of ARR %.3f + 0.01) x severity %.2f x growth at least %.2f",
            priority.getValue(),
            priority.getArrShare(),
            priority.getMeanSeverity(),
            priority.getRatioLower()));
    return lines;
  }

  private static Table segments(ThemeImpact impact) {
    Table table =
        new Table()
            .text("SEGMENT")
            .figure("ACCOUNTS")
            .figure("ARR")
            .figure("OF SEGMENT")
            .figure("RENEW " + impact.getNextQuarter())
            .figure("IN 90 DAYS");
    for (AffectedSegment segment : impact.getSegmentsList()) {
      table.row(
          Cell.of(segment(segment.getSegment())),
          Cell.of(Figures.count(segment.getAccountCount())),
          Cell.of(segment.hasAffectedArr() ? money(segment.getAffectedArr()) : Figures.ABSENT),
          Cell.of(segment.hasArrShare() ? Figures.percent(segment.getArrShare()) : Figures.ABSENT),
          Cell.of(Figures.count(segment.getRenewalNextQuarterCount())),
          Cell.of(Figures.count(segment.getRenewalNext90DaysCount())));
    }
    return table;
  }

  private static String share(ThemeImpact impact) {
    return impact.hasArrShare()
        ? " (" + Figures.percent(impact.getArrShare()) + " of all ARR)"
        : "";
  }

  private static void add(List<String> lines, String name, String text) {
    if (!text.isEmpty()) {
      lines.add("%-9s %s".formatted(name, text));
    }
  }

  /// `64.0% in enterprise (9 of 14)`.
  private static String concentration(Concentration one) {
    String word =
        switch (one.getProperty()) {
          case SEGMENT -> "in " + one.getValue().toLowerCase(Locale.ROOT).replace('_', ' ');
          case APP_VERSION -> "on version " + one.getValue();
          case SOURCE -> "from " + one.getValue().toLowerCase(Locale.ROOT).replace('_', ' ');
          case PROPERTY_UNSPECIFIED, UNRECOGNIZED -> one.getValue();
        };
    return "%s %s (%d of %d)"
        .formatted(
            Figures.percent(one.getShare().getValue()),
            word,
            one.getShare().getNumerator(),
            one.getShare().getDenominator());
  }

  static List<String> lines(ListAffectedAccountsResponse response, Ink ink) {
    if (response.getAccountsCount() == 0) {
      return List.of("No known account.");
    }
    Table table =
        new Table()
            .text("ACCOUNT")
            .text("SEGMENT")
            .text("PLAN")
            .text("STAGE")
            .figure("ARR")
            .figure("RENEWS")
            .figure("LOW")
            .text("LAST");
    for (AffectedAccount account : response.getAccountsList()) {
      table.row(
          Cell.of(ResourceIds.last(account.getAccount())),
          Cell.of(segment(account.getSegment())),
          Cell.of(account.getPlan()),
          Cell.of(stage(account.getLifecycleStage())),
          Cell.of(account.hasArr() ? money(account.getArr()) : Figures.ABSENT),
          Cell.of(account.hasRenewalDate() ? day(account.getRenewalDate()) : Figures.ABSENT),
          Cell.of(Figures.count(account.getLowCount())),
          Cell.of(Timestamps.toString(account.getLastTime()).substring(0, 10)));
    }
    List<String> lines = new ArrayList<>(table.lines(ink));
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }

  /// `857,800 USD`: whole units, since revenue is not told to the cent.
  private static String money(Money money) {
    return Figures.count(money.getUnits()) + " " + money.getCurrencyCode();
  }

  private static String day(Date date) {
    return String.format(
        Locale.ROOT, "%04d-%02d-%02d", date.getYear(), date.getMonth(), date.getDay());
  }

  private static String segment(Account.Segment segment) {
    return segment == Account.Segment.SEGMENT_UNSPECIFIED ? "(unknown)" : Enums.words(segment);
  }

  private static String stage(Account.LifecycleStage stage) {
    return stage == Account.LifecycleStage.LIFECYCLE_STAGE_UNSPECIFIED
        ? "(unknown)"
        : Enums.words(stage);
  }
}
