package io.candor.bench;

import io.candor.metrics.spike.SpikeBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Measures what the README promises and prints a table. Exit code 1 when a promise is not kept.
@Command(
    name = "candor bench",
    mixinStandardHelpOptions = true,
    description = "Measures the promises about speed, each beside a limit of the same run.")
public final class Bench implements Callable<Integer> {

  /// What can be measured.
  enum Subject {
    intake,
    classification,
    suite,
    alert,
    history,
    spikes,
    accuracy
  }

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "Events to measure with, .jsonl or .jsonl.gz. Default: the shipped sample.")
  private @Nullable Path events;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "SUBJECT",
      description = "Of ${COMPLETION-CANDIDATES}. Default: all.")
  private List<Subject> only = List.of(Subject.values());

  @Option(
      names = "--rounds",
      defaultValue = "5",
      description = "Rounds of intake; the median counts. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--texts",
      defaultValue = "10000",
      description = "At most this many texts to classify, a third of them to warm up.")
  private int texts;

  @Option(
      names = "--findings",
      defaultValue = "100000",
      description = "How many findings come in one burst. Default: ${DEFAULT-VALUE}.")
  private int findings;

  @Option(
      names = "--outbreaks",
      paramLabel = "FOLDER",
      description =
          "Counts with known outbreaks to find (see bench/README.md). Default: only speed.")
  private @Nullable Path outbreaks;

  @Option(
      names = "--duckdb",
      paramLabel = "JAR",
      description =
          "DuckDB's JDBC driver, to ask it for the same panel (see bench/README.md). Default: not"
              + " asked.")
  private @Nullable Path duckDb;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "Labelled intents for accuracy (see bench/README.md). Default: accuracy is left out.")
  private @Nullable Path data;

  @Option(
      names = "--parts",
      split = ",",
      paramLabel = "PART",
      description = "Of accuracy: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<AccuracyBench.Part> parts = List.of(AccuracyBench.Part.values());

  @Option(
      names = "--work",
      paramLabel = "FOLDER",
      description = "Where accuracy keeps what it has read. Default: a new temporary folder.")
  private @Nullable Path work;

  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    var file = EventFile.read(events);
    System.out.printf(
        "%d processors, %d MiB heap, JDK %s; %s: %,d events, %,d texts%n%n",
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20,
        Runtime.version(),
        file.description(),
        file.events().size(),
        file.texts().size());
    var figures = new ArrayList<Figure>();
    if (only.contains(Subject.intake)) {
      figures.add(IntakeBench.run(file, rounds));
    }
    if (only.contains(Subject.classification)) {
      figures.addAll(ClassificationBench.run(file, texts));
    }
    if (only.contains(Subject.suite)) {
      figures.addAll(SuiteBench.run(file, Files.createTempDirectory("candor-bench")));
    }
    if (only.contains(Subject.alert)) {
      figures.addAll(AlertBench.run(Files.createTempDirectory("candor-bench"), findings));
    }
    if (only.contains(Subject.history)) {
      figures.addAll(HistoryBench.run(duckDb));
    }
    if (only.contains(Subject.spikes)) {
      figures.addAll(spikes());
    }
    if (only.contains(Subject.accuracy) && data != null) {
      figures.addAll(
          AccuracyBench.run(
              data, work != null ? work : Files.createTempDirectory("candor-accuracy"), parts));
    }
    System.out.println("| figure | measured | limit | value | promise | kept |");
    System.out.println("|---|---|---|---|---|---|");
    figures.forEach(figure -> System.out.println(figure.row()));
    return figures.stream().allMatch(Figure::met) ? 0 : 1;
  }

  private List<Figure> spikes() throws IOException {
    var figures = new ArrayList<Figure>();
    figures.add(
        Figure.seconds("spikes of 10,000 series", "one core", SpikeBench.secondsToEvaluate(), 2));
    if (outbreaks != null) {
      var found = SpikeBench.find(outbreaks);
      figures.add(found("outbreaks by day, 1 false alarm a year", found.daily(), 0.79));
      figures.add(found("outbreaks by day, 0.1 false alarms a year", found.dailyRare(), 0.66));
      figures.add(found("outbreaks by hour, 1 false alarm a year", found.hourly(), 0.82));
      figures.add(
          Figure.ratio(
              "bug of 5 % of users, by day",
              "%.1f days".formatted(found.daily().bugDelay()),
              "1 false alarm a year",
              found.daily().bugSensitivity(),
              0.97));
    }
    return figures;
  }

  private static Figure found(String name, SpikeBench.At at, double target) {
    return Figure.ratio(
        name, "%.3f".formatted(at.sensitivity()), "all outbreaks", at.sensitivity(), target);
  }
}
