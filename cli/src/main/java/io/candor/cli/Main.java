package io.candor.cli;

import io.candor.cli.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/// Runs the command line and exits with its code.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    PrintWriter out = utf8(FileDescriptor.out);
    PrintWriter err = utf8(FileDescriptor.err);
    Terminal terminal = Terminal.of(out, err, System.getenv());
    int code =
        CommandTree.of(terminal, System.getenv(), System.in, Clock.systemUTC()).execute(arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  // The contracts speak UTF-8, whatever the locale of the terminal.
  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
  }
}
