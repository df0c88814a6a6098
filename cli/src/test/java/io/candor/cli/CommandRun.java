package io.candor.cli;

import io.candor.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/// One run of the command line in this process: its exit code and what it printed.
public record CommandRun(int exit, String out, String err) {
  public static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

  public static CommandRun of(String... arguments) {
    return withInput("", arguments);
  }

  public static CommandRun withInput(String standardInput, String... arguments) {
    return run(standardInput, Map.of(), arguments);
  }

  /// In another environment.
  public static CommandRun in(Map<String, String> environment, String... arguments) {
    return run("", environment, arguments);
  }

  private static CommandRun run(
      String standardInput, Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal = Terminal.of(new PrintWriter(out), new PrintWriter(err), Map.of());
    int exit =
        CommandTree.of(
                terminal,
                environment,
                new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)),
                Clock.fixed(NOW, ZoneOffset.UTC))
            .execute(arguments);
    return new CommandRun(exit, out.toString(), err.toString());
  }
}
