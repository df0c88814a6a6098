package io.candor.cli.importer;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.error.FailedCallException;
import io.candor.cli.operations.ChainDrain;
import io.candor.cli.terminal.Figures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor import`: files into ingest-service.
@Command(
    name = "import",
    description = {
      "Import events from files: one JSON event a line, plain or gzipped, or CSV.",
      "Refused lines go to a reject file that can be mended and imported again, with the reasons in"
          + " a list beside it. To import the same file twice is safe: events are known by their"
          + " ids."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every line was accepted, now or before",
      "1:some lines were refused, or the import failed",
      "2:wrong usage"
    })
public final class ImportCommand implements Callable<Integer> {
  private final CandorCommand candor;
  private final InputStream standardInput;
  private final Clock clock;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "*.jsonl, *.jsonl.gz, *.csv, *.csv.gz, or - for standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--reject-file",
      paramLabel = "FILE",
      description =
          "Where refused lines go. Default: NAME.rejected.jsonl (or .csv) in this directory.")
  private @Nullable Path rejectFile;

  @Option(
      names = "--shift-to-now",
      description =
          "Move all times by whole weeks so that the last week is the last complete one before"
              + " now.")
  private boolean shiftToNow;

  @Option(
      names = "--wait",
      description = "Return only when the events have gone through all services.")
  private boolean wait;

  @Option(
      names = "--wait-limit",
      paramLabel = "SECONDS",
      description = "How long --wait waits at most. Default: 600.")
  private int waitLimitSeconds = 600;

  @ArgGroup(exclusive = false, heading = "CSV files:%n")
  private CsvArguments csv = new CsvArguments();

  public ImportCommand(CandorCommand candor, InputStream standardInput, Clock clock) {
    this.candor = candor;
    this.standardInput = standardInput;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException, FailedCallException {
    check();
    JsonObject report = new JsonObject();
    ImportCounts counts = ImportCounts.NONE;
    try (Session session = candor.connect()) {
      for (String file : files) {
        counts = counts.plus(importFile(session, file, report));
      }
      if (wait) {
        ChainDrain.await(session, Duration.ofSeconds(waitLimitSeconds));
      }
      if (session.json()) {
        session
            .terminal()
            .out()
            .println(new GsonBuilder().setPrettyPrinting().create().toJson(report));
      }
      session.terminal().out().flush();
    }
    return counts.refused() == 0 ? 0 : 1;
  }

  private void check() {
    if (shiftToNow && files.contains("-")) {
      throw candor.usage("--shift-to-now reads the file twice, so it cannot be standard input");
    }
    if (rejectFile != null && files.size() > 1) {
      throw candor.usage("--reject-file: one file at a time");
    }
    for (String file : files) {
      if (csv.given() || Inputs.isCsv(file)) {
        csvOptions();
      }
    }
  }

  private ImportCounts importFile(Session session, String file, JsonObject report)
      throws IOException, InterruptedException, FailedCallException {
    WeekShift shift = shiftToNow ? shift(file) : new WeekShift(0);
    Inputs.Input input = Inputs.open(file, standardInput);
    Progress progress =
        new Progress(session.terminal(), Inputs.baseName(file), input.size(), System::nanoTime);
    try (EventSource source = source(file, input.text());
        RejectFile rejects = new RejectFile(rejectPath(file), source.header())) {
      FileImport run = new FileImport(rejects, progress, input.bytes()::count);
      try {
        run.run(source, session.channel(Service.INGEST), session.parent(), shift::apply);
      } finally {
        progress.done(run.counts(), input.bytes().count());
        report.add(file, json(run.counts(), rejects));
        summary(session, file, run.counts(), rejects, progress.seconds());
      }
      return run.counts();
    }
  }

  private WeekShift shift(String file) throws IOException {
    Instant latest = Instant.MIN;
    try (EventSource source = source(file, Inputs.open(file, standardInput).text())) {
      for (EventSource.Entry entry = source.next(); entry != null; entry = source.next()) {
        if (entry instanceof EventSource.Parsed(Submission parsed)) {
          Instant time = WeekShift.latest(parsed.event());
          latest = time.isAfter(latest) ? time : latest;
        }
      }
    }
    return latest.equals(Instant.MIN)
        ? new WeekShift(0)
        : WeekShift.toLastCompleteWeek(latest, clock.instant());
  }

  private EventSource source(String file, InputStream text) throws IOException {
    if (!csv.given() && !Inputs.isCsv(file)) {
      return new JsonLines(text);
    }
    try {
      return new CsvRows(text, csvOptions());
    } catch (IllegalArgumentException e) {
      throw candor.usage(file + ": " + e.getMessage());
    }
  }

  private CsvOptions csvOptions() {
    try {
      return csv.options();
    } catch (IllegalArgumentException e) {
      throw candor.usage(String.valueOf(e.getMessage()));
    }
  }

  private Path rejectPath(String file) {
    String ending = csv.given() || Inputs.isCsv(file) ? ".rejected.csv" : ".rejected.jsonl";
    return rejectFile != null ? rejectFile : Path.of(Inputs.baseName(file) + ending);
  }

  private static void summary(
      Session session, String file, ImportCounts counts, RejectFile rejects, double seconds) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s events in %.1f s: %s accepted, %s there before, %s refused"
            .formatted(
                Inputs.baseName(file),
                Figures.count(counts.total()),
                seconds,
                Figures.count(counts.accepted()),
                Figures.count(counts.duplicates()),
                Figures.count(counts.refused())));
    if (counts.refused() > 0) {
      lines.add("refused lines: " + rejects.path() + "  reasons: " + rejects.reasonsPath());
    }
    // People read it beside the progress; scripts get the JSON on standard output.
    lines.forEach(session.terminal().err()::println);
    session.terminal().err().flush();
  }

  private static JsonObject json(ImportCounts counts, RejectFile rejects) {
    JsonObject json = new JsonObject();
    json.addProperty("accepted", counts.accepted());
    json.addProperty("duplicates", counts.duplicates());
    json.addProperty("refused", counts.refused());
    if (counts.refused() > 0) {
      json.addProperty("rejectFile", rejects.path().toString());
      json.addProperty("reasonsFile", rejects.reasonsPath().toString());
    }
    return json;
  }
}
