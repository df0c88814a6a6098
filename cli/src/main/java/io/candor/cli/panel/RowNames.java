package io.candor.cli.panel;

import io.candor.metrics.v1.Cut;
import io.candor.metrics.v1.PanelRow;
import java.util.Locale;

/// What a row of the panel is called: its archetype, or for a cut the segment or channel, indented.
final class RowNames {
  private RowNames() {}

  static String of(PanelRow row) {
    if (row.hasCut()) {
      return "  " + cut(row.getCut());
    }
    return line(row);
  }

  /// The line of a row, whatever its cut.
  static String line(PanelRow row) {
    return switch (row.getKind()) {
      case ARCHETYPE -> row.getArchetype();
      case LONG_TAIL -> "(long tail)";
      case ALL -> "(all)";
      case KIND_UNSPECIFIED, UNRECOGNIZED -> "(unknown)";
    };
  }

  private static String cut(Cut cut) {
    String name =
        switch (cut.getPartCase()) {
          case SEGMENT -> cut.getSegment().name();
          case CHANNEL -> cut.getChannel().name();
          case BOT_VERSION -> cut.getBotVersion();
          case PART_NOT_SET -> "";
        };
    return name.isEmpty() || name.endsWith("_UNSPECIFIED")
        ? "unknown"
        : name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
