package io.candor.cli.erasure;

import com.google.protobuf.util.Timestamps;
import io.candor.cli.ResourceIds;
import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.ingest.v1.Erasure;
import java.util.List;
import java.util.Locale;

/// Erasures for people.
final class ErasuresView {
  private ErasuresView() {}

  static List<String> lines(Erasure erasure) {
    String counts =
        "%s found, %s erased here, %s acknowledged by the next service"
            .formatted(
                Figures.count(erasure.getFoundCount()),
                Figures.count(erasure.getErasedCount()),
                Figures.count(erasure.getDeliveredCount()));
    return List.of(
        "Erasure %s of a%s: %s."
            .formatted(ResourceIds.last(erasure.getName()), kind(erasure), state(erasure)),
        counts + ".");
  }

  static List<String> table(List<Erasure> erasures, Ink ink) {
    if (erasures.isEmpty()) {
      return List.of("Nobody was erased.");
    }
    Table table =
        new Table()
            .text("ERASURE")
            .text("OF A")
            .text("STATE")
            .figure("FOUND")
            .figure("ERASED")
            .figure("DELIVERED")
            .text("SINCE")
            .text("BY")
            .text("REASON");
    for (Erasure erasure : erasures) {
      table.row(
          Cell.of(ResourceIds.last(erasure.getName())),
          Cell.of(erasure.getSubjectKind().name().toLowerCase(Locale.ROOT)),
          new Cell(
              state(erasure), erasure.getState() == Erasure.State.DONE ? Ink::good : Ink::bold),
          Cell.of(Figures.count(erasure.getFoundCount())),
          Cell.of(Figures.count(erasure.getErasedCount())),
          Cell.of(Figures.count(erasure.getDeliveredCount())),
          Cell.of(Timestamps.toString(erasure.getCreateTime())),
          Cell.of(erasure.getActor()),
          Cell.of(erasure.getReason()));
    }
    return table.lines(ink);
  }

  private static String kind(Erasure erasure) {
    String kind = erasure.getSubjectKind().name().toLowerCase(Locale.ROOT);
    return (kind.startsWith("a") ? "n " : " ") + kind;
  }

  private static String state(Erasure erasure) {
    return erasure.getState().name().toLowerCase(Locale.ROOT);
  }
}
