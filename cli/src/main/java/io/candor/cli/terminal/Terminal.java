package io.candor.cli.terminal;

import java.io.PrintWriter;
import java.util.Map;

/// Where the command prints.
///
/// @param out results
/// @param err progress and errors
/// @param ink colours for `out`, plain when it is no terminal
/// @param liveProgress whether `err` is a terminal on which a line may be drawn over
/// @param width columns of the terminal, at least 40
public record Terminal(PrintWriter out, PrintWriter err, Ink ink, boolean liveProgress, int width) {
  private static final int DEFAULT_WIDTH = 120;

  /// Java cannot tell whether a single stream is a terminal, so the launcher says it in
  /// `CANDOR_TTY`: it holds `o` when standard output is one and `e` when standard error is.
  /// `NO_COLOR` (set and not empty) and `TERM=dumb` switch colours off.
  public static Terminal of(PrintWriter out, PrintWriter err, Map<String, String> environment) {
    String tty = environment.getOrDefault("CANDOR_TTY", "");
    boolean dumb = "dumb".equals(environment.get("TERM"));
    boolean colour =
        tty.contains("o") && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
    int width = DEFAULT_WIDTH;
    String columns = environment.getOrDefault("COLUMNS", "");
    if (columns.matches("[0-9]{1,4}")) {
      width = Math.max(40, Integer.parseInt(columns));
    }
    return new Terminal(out, err, Ink.of(colour), tty.contains("e") && !dumb, width);
  }
}
