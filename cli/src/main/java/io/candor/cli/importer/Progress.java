package io.candor.cli.importer;

import io.candor.cli.terminal.Figures;
import io.candor.cli.terminal.Terminal;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Shows how far an import is: a line drawn over and over on a terminal, a plain line now and then
/// elsewhere. Safe for use by several threads.
final class Progress {
  private static final int BAR_WIDTH = 28;
  private static final Duration LIVE_PERIOD = Duration.ofMillis(100);
  private static final Duration PLAIN_PERIOD = Duration.ofSeconds(10);

  private final Terminal terminal;
  private final String label;
  private final long totalBytes;
  private final LongSupplier nanoTime;
  private final long startNanos;
  private long shownNanos;

  /// @param totalBytes size of the file; 0 when it is not known
  Progress(Terminal terminal, String label, long totalBytes, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.label = label;
    this.totalBytes = totalBytes;
    this.nanoTime = nanoTime;
    this.startNanos = nanoTime.getAsLong();
    this.shownNanos = startNanos;
  }

  /// Shows the present state if the last one has been seen long enough.
  synchronized void tick(ImportCounts counts, long bytesRead) {
    long now = nanoTime.getAsLong();
    Duration period = terminal.liveProgress() ? LIVE_PERIOD : PLAIN_PERIOD;
    if (now - shownNanos < period.toNanos()) {
      return;
    }
    shownNanos = now;
    show(counts, bytesRead);
  }

  /// Shows the last state and leaves the line.
  synchronized void done(ImportCounts counts, long bytesRead) {
    if (terminal.liveProgress()) {
      show(counts, bytesRead);
      terminal.err().println();
      terminal.err().flush();
    }
  }

  /// Says something beside the bar, for example that the connection is tried again.
  synchronized void say(String message) {
    terminal.err().println((terminal.liveProgress() ? "\r\u001b[K" : "") + message);
    terminal.err().flush();
  }

  double seconds() {
    return (nanoTime.getAsLong() - startNanos) / 1e9;
  }

  private void show(ImportCounts counts, long bytesRead) {
    String line = line(counts, bytesRead);
    if (terminal.liveProgress()) {
      terminal.err().print("\r\u001b[K" + line);
    } else {
      terminal.err().println(line);
    }
    terminal.err().flush();
  }

  private String line(ImportCounts counts, long bytesRead) {
    StringBuilder line = new StringBuilder(label).append("  ");
    if (totalBytes > 0) {
      double share = Math.min(1, (double) bytesRead / totalBytes);
      int filled = (int) (share * BAR_WIDTH);
      line.append('[')
          .append("#".repeat(filled))
          .append("-".repeat(BAR_WIDTH - filled))
          .append("] ")
          .append("%3d%%  ".formatted((int) (share * 100)));
    }
    line.append(Figures.count(counts.total())).append(" events");
    double seconds = seconds();
    if (seconds > 0.2) {
      line.append("  ").append(Figures.count(Math.round(counts.total() / seconds))).append("/s");
    }
    if (counts.refused() > 0) {
      line.append("  ").append(Figures.count(counts.refused())).append(" refused");
    }
    return line.toString();
  }
}
