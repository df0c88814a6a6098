package io.candor.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// Rows of cells under headings, each column as wide as its widest cell.
public final class Table {
  private static final String GAP = "  ";

  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  private record Column(String heading, boolean right) {}

  /// A text and how it is painted once it has been padded. Control characters, which could drive
  /// the terminal, are shown as blanks.
  public record Cell(String text, Paint paint) {
    public Cell {
      text = text.replaceAll("\\p{Cntrl}", " ");
    }

    public static Cell of(String text) {
      return new Cell(text, (ink, padded) -> padded);
    }
  }

  /// Paints a text with an ink, for example `Ink::good`.
  public interface Paint {
    String apply(Ink ink, String text);
  }

  /// Adds a column of texts, aligned to the left.
  public Table text(String heading) {
    columns.add(new Column(heading, false));
    return this;
  }

  /// Adds a column of figures, aligned to the right.
  public Table figure(String heading) {
    columns.add(new Column(heading, true));
    return this;
  }

  /// Adds a row; cells that are left out at the end are empty.
  public Table row(Cell... cells) {
    if (cells.length > columns.size()) {
      throw new IllegalArgumentException(
          "cells: " + cells.length + " (expected: at most " + columns.size() + ")");
    }
    rows.add(List.of(cells));
    return this;
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /// The lines of the table, headings first, without blanks at their ends.
  public List<String> lines(Ink ink) {
    List<String> lines = new ArrayList<>();
    List<Cell> headings =
        columns.stream().map(column -> new Cell(column.heading(), Ink::bold)).toList();
    lines.add(line(headings, ink));
    rows.forEach(row -> lines.add(line(row, ink)));
    return lines;
  }

  private String line(List<Cell> cells, Ink ink) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      Cell cell = cells.get(i);
      boolean last = i == cells.size() - 1;
      String padding = " ".repeat(width(i) - length(cell.text()));
      String padded =
          columns.get(i).right() ? padding + cell.text() : cell.text() + (last ? "" : padding);
      line.append(cell.paint().apply(ink, padded)).append(last ? "" : GAP);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int width = length(columns.get(column).heading());
    for (List<Cell> row : rows) {
      if (column < row.size()) {
        width = Math.max(width, length(row.get(column).text()));
      }
    }
    return width;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
