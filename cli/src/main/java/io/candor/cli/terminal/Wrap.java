package io.candor.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/// Breaks sentences at blanks so that they fit the terminal.
public final class Wrap {
  private Wrap() {}

  /// Lines of at most `width` columns, each behind the indent; a word longer than a line stays
  /// whole. Control characters are shown as blanks.
  public static List<String> lines(String text, int width, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.replaceAll("\\p{Cntrl}", " ").split(" +")) {
      if (!line.isEmpty() && indent.length() + line.length() + 1 + word.length() > width) {
        lines.add(indent + line);
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(indent + line);
    return lines;
  }
}
