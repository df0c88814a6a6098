package io.candor.cli.demo;

import io.candor.cli.CandorCommand;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `candor tour`: what `./candor demo` shows once the suite is up.
@Command(
    name = "tour",
    hidden = true,
    description = "Import a sample and show panel, heatmap, themes, findings and incidents.")
public final class TourCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(index = "0", paramLabel = "POLICY", description = "The policy of the sample.")
  private Path policy = Path.of("policy.yml");

  @Parameters(index = "1", paramLabel = "EVENTS", description = "The events of the sample.")
  private Path sample = Path.of("sample.jsonl.gz");

  @Option(names = "--keeps-running", description = "Say how to go on with the suite that runs.")
  private boolean keepsRunning;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs.
  private CommandSpec spec;

  public TourCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() {
    step("The policy: what the bot may promise");
    int exit = run("policy", "import", policy.toString());
    if (exit != 0) {
      return exit;
    }
    step("Events in: fourteen weeks of Pinecrate, an invented shop supplier with a support bot");
    exit = run("import", "--shift-to-now", "--wait", sample.toString());
    if (exit != 0) {
      return exit;
    }
    for (Stop stop :
        List.of(
            new Stop("The panel: what the bot's deflection is worth", "panel"),
            new Stop("The heatmap: which part of the product hurts", "heatmap"),
            new Stop("The themes: what broke", "themes", "--page-size", "8"),
            new Stop("The findings: what is more than chance", "findings", "--state", "open"),
            new Stop("The alerts: who must act", "incidents", "--state", "open"))) {
      step(stop.title);
      exit = run(stop.arguments);
      if (exit != 0) {
        return exit;
      }
    }
    farewell();
    return 0;
  }

  private record Stop(String title, String... arguments) {}

  private int run(String... arguments) {
    CommandLine root = spec.commandLine().getParent();
    return root.execute(arguments);
  }

  private void step(String title) {
    Terminal terminal = candor.terminal();
    terminal.out().println();
    terminal.out().println(terminal.ink().bold("== " + title));
    terminal.out().println();
    terminal.out().flush();
  }

  private void farewell() {
    Ink ink = candor.terminal().ink();
    PrintWriter out = candor.terminal().out();
    step("Try next");
    List<String> lines =
        keepsRunning
            ? List.of(
                "./candor verbatims --low --area mobile_app     the words behind the alert",
                "./candor panel --cut segment                   the same, per customer segment",
                "./candor incident ID                           what happened to an incident",
                "./candor conversations --archetype returns     then: ./candor conversation ID",
                "./candor down                                  stop it")
            : List.of(
                "./candor demo --keep            the same, and leave it running to look around",
                "./candor up                     a suite of your own that keeps its data",
                "./candor import events.jsonl    your own events; the format: proto/README.md",
                "./candor --help                 everything else");
    lines.forEach(out::println);
    out.println(ink.dim("Every reading command takes --output json."));
    out.flush();
  }
}
