package io.candor.cli.diagnosis;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.Impact;
import io.candor.alert.v1.OnlineFigure;
import io.candor.alert.v1.SegmentImpact;
import io.candor.alert.v1.VolumeFigure;
import io.candor.alert.v1.WeekFigure;
import io.candor.cli.Enums;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Sparkline;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.ListSpikesResponse;
import io.candor.metrics.v1.Spike;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Spikes and emerging themes, the most urgent first.
final class SpikesView {
  private SpikesView() {}

  static List<String> lines(ListSpikesResponse response, Ink ink) {
    if (response.getSpikesCount() == 0) {
      return List.of("No theme is written about more than usual.");
    }
    Table table =
        new Table()
            .text("THEME")
            .text("AREA")
            .text("KIND")
            .text("SINCE")
            .figure("SEEN")
            .figure("USUAL")
            .figure("RATIO")
            .figure("P")
            .text("BY DAY")
            .text("RELEASE")
            .text("HIT")
            .figure("PRIORITY");
    response.getSpikesList().stream()
        .filter(spike -> spike.getFinding().getWeeksCount() > 0)
        .forEach(spike -> table.row(row(spike)));
    List<String> lines = new ArrayList<>();
    lines.add(ink.bold("Themes with more low ratings than usual"));
    lines.add("");
    lines.addAll(table.lines(ink));
    lines.add(
        ink.dim(
            "Seen and usual: since the onset where it is known by the hour, else in the latest week"
                + " against the one it is compared with. By day: low ones until "
                + until(response)
                + "."));
    return lines;
  }

  /// The last day shown; spikes that are over end with their own week.
  private static String until(ListSpikesResponse response) {
    return response.getSpikesList().stream()
        .filter(spike -> spike.getDaysCount() > 0)
        .map(spike -> spike.getDays(spike.getDaysCount() - 1).getDate())
        .map(date -> LocalDate.of(date.getYear(), date.getMonth(), date.getDay()))
        .max(Comparator.naturalOrder())
        .map(LocalDate::toString)
        .orElse(Figures.ABSENT);
  }

  private static String line(Spike spike) {
    return Sparkline.of(
        spike.getDaysList().stream()
            .map(day -> OptionalDouble.of((double) day.getLowCount()))
            .toList());
  }

  private static Cell[] row(Spike spike) {
    Finding finding = spike.getFinding();
    WeekFigure latest = finding.getWeeks(finding.getWeeksCount() - 1);
    VolumeFigure volume = latest.getVolume();
    boolean open = finding.getState() == Finding.State.OPEN;
    boolean emerging = finding.getKind() == Finding.Kind.THEME_EMERGING;
    String kind = emerging ? "emerging" : "spike";
    return new Cell[] {
      Cell.of(finding.getScope().getThemeId() + segment(volume)),
      Cell.of(finding.getScope().getAreaId()),
      open ? new Cell(kind, emerging ? Ink::warn : Ink::bad) : Cell.of(kind + ", over"),
      Cell.of(since(finding, volume)),
      Cell.of(Figures.count(volume.hasOnline() ? seen(volume) : volume.getSeenCount())),
      Cell.of(
          "%.1f"
              .formatted(
                  volume.hasOnline()
                      ? volume.getOnline().getExpectedCount()
                      : volume.getExpectedCount())),
      Cell.of(ratio(volume)),
      Cell.of(p(volume.hasOnline() ? volume.getOnline().getPValue() : volume.getPValue())),
      Cell.of(line(spike)),
      Cell.of(finding.hasRelease() ? finding.getRelease().getVersion() : ""),
      Cell.of(hit(finding.getImpact())),
      Cell.of("%.2f".formatted(finding.getImpact().getPriority()))
    };
  }

  private static long seen(VolumeFigure volume) {
    return volume.getOnline().getSeenCount();
  }

  private static String segment(VolumeFigure volume) {
    OnlineFigure online = volume.getOnline();
    return volume.hasOnline() && online.hasSegment()
        ? " (" + Enums.words(online.getSegment()) + ")"
        : "";
  }

  private static String since(Finding finding, VolumeFigure volume) {
    if (volume.hasOnline()) {
      return hour(volume.getOnline().getOnsetTime());
    }
    return volume.hasSinceTime() ? hour(volume.getSinceTime()) : finding.getOpenedWeek();
  }

  /// `2026-03-12 09:00`, in UTC.
  private static String hour(Timestamp time) {
    return Timestamps.toString(time).substring(0, 16).replace('T', ' ');
  }

  private static String ratio(VolumeFigure volume) {
    if (volume.hasOnline()) {
      return "x%.1f".formatted(volume.getOnline().getRatio());
    }
    return volume.hasRatio() ? "x%.1f".formatted(volume.getRatio()) : Figures.ABSENT;
  }

  private static String p(double value) {
    return value >= 0.001 ? "%.3f".formatted(value) : String.format(Locale.ROOT, "%.0e", value);
  }

  /// `8 enterprise (13.3% of ARR), 6 other`.
  private static String hit(Impact impact) {
    if (impact.getSegmentsCount() == 0) {
      return "";
    }
    SegmentImpact first = impact.getSegments(0);
    int others =
        impact.getSegmentsList().stream().mapToInt(SegmentImpact::getAccountCount).sum()
            - first.getAccountCount();
    return "%d %s (%s of its ARR)%s"
        .formatted(
            first.getAccountCount(),
            Enums.words(first.getSegment()),
            Figures.percent(first.getArrShare()),
            others > 0 ? ", " + others + " other" : "");
  }
}
