package io.candor.cli;

import com.google.protobuf.Message;
import io.candor.cli.connection.Connections;
import io.candor.cli.connection.Connections.Transport;
import io.candor.cli.connection.Targets;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The root of the command line: options that every subcommand takes.
@Command(
    name = "candor",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT, // Every subcommand has --help and names the exit codes.
    version = "candor 0.1.0-SNAPSHOT",
    description = "Diagnosis of support quality and the panel that keeps a support bot honest.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "1:failed", "2:wrong usage"})
public final class CandorCommand implements Runnable {
  private static final String WORKSPACE_PATTERN = "[a-z0-9][a-z0-9-]{0,62}";

  /// How results are printed.
  enum Output {
    table,
    json
  }

  @Option(
      names = "--workspace",
      scope = ScopeType.INHERIT,
      defaultValue = "${env:CANDOR_WORKSPACE:-default}",
      paramLabel = "ID",
      description = "Workspace (tenant). Default: $CANDOR_WORKSPACE or 'default'.")
  private String workspace = "default";

  @Option(
      names = "--target",
      scope = ScopeType.INHERIT,
      split = ",",
      paramLabel = "ADDRESS",
      description =
          "A remote suite: host (default ports), host:port (one address for all services), or"
              + " ingest=host:port,metrics=... Default: $CANDOR_TARGET, else the local suite.")
  private List<String> targets = List.of();

  @Option(
      names = "--tls",
      scope = ScopeType.INHERIT,
      description = "Encrypt the connection; the server must have a certificate.")
  private boolean tls;

  @Option(
      names = "--ca",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description =
          "Trust these certificates (PEM) instead of the system's. Implies --tls. Default:"
              + " $CANDOR_CA.")
  private @Nullable Path authorities;

  @Option(
      names = "--token-file",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description =
          "Call with the token in this file. Default: the token in $CANDOR_TOKEN, else without.")
  private @Nullable Path tokenFile;

  @Option(
      names = {"-o", "--output"},
      scope = ScopeType.INHERIT,
      defaultValue = "table",
      paramLabel = "FORMAT",
      description = "table, or json: the response in the proto3 JSON mapping and nothing else.")
  private Output output = Output.table;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
  private CommandSpec spec;

  private final Terminal terminal;
  private final Map<String, String> environment;

  CandorCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  /// Without a subcommand: what there is.
  @Override
  public void run() {
    throw usage("which command?");
  }

  /// Starts a run with the options given. Nothing is called yet.
  public Session connect() throws IOException {
    if (!workspace.matches(WORKSPACE_PATTERN)) {
      throw usage("--workspace: '" + workspace + "' (expected: " + WORKSPACE_PATTERN + ")");
    }
    Targets addresses = targets();
    String trusted = environment.getOrDefault("CANDOR_CA", "");
    Path ca = authorities == null && !trusted.isBlank() ? Path.of(trusted) : authorities;
    Transport transport = new Transport(tls || ca != null, ca, token());
    if (transport.token() != null && !transport.tls() && !addresses.areLocal()) {
      throw usage("a token is not sent in the clear (expected: --tls or --ca)");
    }
    return new Session(
        new Connections(addresses, transport), terminal, workspace, output == Output.json);
  }

  public Terminal terminal() {
    return terminal;
  }

  /// Prints a result of a command that calls nothing: for scripts, or the lines for people.
  public void print(Message result, Function<Ink, List<String>> lines) {
    Session.print(terminal, output == Output.json, result, lines);
  }

  /// A wrong use of the command line: exit code 2.
  public ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private @Nullable String token() throws IOException {
    String token =
        tokenFile == null
            ? environment.getOrDefault("CANDOR_TOKEN", "")
            : Files.readString(tokenFile);
    return token.isBlank() ? null : token.strip();
  }

  private Targets targets() throws IOException {
    String named = environment.getOrDefault("CANDOR_TARGET", "");
    List<String> values =
        targets.isEmpty() && !named.isEmpty() ? List.of(named.split(",")) : targets;
    if (values.isEmpty()) {
      String runFile = environment.get("CANDOR_RUN_FILE");
      return Targets.local(runFile == null ? null : Path.of(runFile));
    }
    try {
      return Targets.parse(values);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }
}
