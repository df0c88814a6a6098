package io.candor.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.cli.terminal.Table.Cell;
import org.junit.jupiter.api.Test;

final class TableTest {
  @Test
  void lines_alignTextsLeftAndFiguresRight() {
    Table table = new Table().text("NAME").figure("COUNT").text("NOTE");
    table.row(Cell.of("a"), Cell.of("1,000"), Cell.of("x"));
    table.row(Cell.of("longer"), Cell.of("7"));

    assertThat(table.lines(Ink.PLAIN))
        .containsExactly("NAME    COUNT  NOTE", "a       1,000  x", "longer      7");
  }

  @Test
  void lines_colourDoesNotMoveColumns() {
    Table table = new Table().text("A").text("B");
    table.row(new Cell("x", Ink::bad), Cell.of("y"));

    assertThat(table.lines(Ink.COLOUR).get(1)).isEqualTo("\u001b[31mx\u001b[0m  y");
  }

  @Test
  void cell_controlCharacters_cannotReachTheTerminal() {
    assertThat(Cell.of("a\u001b[2Jb\nc").text()).isEqualTo("a [2Jb c");
  }

  @Test
  void wrap_breaksAtBlanks() {
    assertThat(Wrap.lines("one two three incomprehensibilities", 12, "  "))
        .containsExactly("  one two", "  three", "  incomprehensibilities");
  }

  @Test
  void points_roundedToNothing_haveNoSign() {
    assertThat(Figures.points(-0.04)).isEqualTo("0.0");
    assertThat(Figures.points(-2)).isEqualTo("-2.0");
    assertThat(Figures.points(3.25)).isIn("+3.2", "+3.3");
  }
}
