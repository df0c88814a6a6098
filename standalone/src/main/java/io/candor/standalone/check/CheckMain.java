package io.candor.standalone.check;

import io.candor.cli.CandorCommand;
import io.candor.cli.CommandTree;
import io.candor.cli.terminal.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/// Runs the command line with `check` in it and exits with its code.
public final class CheckMain {
  private CheckMain() {}

  public static void main(String[] arguments) {
    PrintWriter out = utf8(FileDescriptor.out);
    PrintWriter err = utf8(FileDescriptor.err);
    Terminal terminal = Terminal.of(out, err, System.getenv());
    int code =
        commandLine(terminal, System.getenv(), System.in, Clock.systemUTC()).execute(arguments);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /// The command line with `check`.
  static CommandLine commandLine(
      Terminal terminal, Map<String, String> environment, InputStream standardInput, Clock clock) {
    CommandLine root = CommandTree.of(terminal, environment, standardInput, clock);
    CandorCommand candor = root.getCommand();
    CommandLine check = new CommandLine(new CheckCommand(candor, standardInput));
    check
        .setExecutionExceptionHandler(root.getExecutionExceptionHandler())
        .setParameterExceptionHandler(root.getParameterExceptionHandler());
    return root.addSubcommand(check);
  }

  private static PrintWriter utf8(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
  }
}
