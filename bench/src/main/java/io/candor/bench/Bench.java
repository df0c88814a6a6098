package io.candor.bench;

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
    suite
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
      defaultValue = "4000",
      description = "At most this many texts to classify, half of them to warm up.")
  private int texts;

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
      figures.add(ClassificationBench.run(file, texts));
    }
    if (only.contains(Subject.suite)) {
      figures.addAll(SuiteBench.run(file, Files.createTempDirectory("candor-bench")));
    }
    System.out.println("| figure | measured | limit | value | promise | kept |");
    System.out.println("|---|---|---|---|---|---|");
    figures.forEach(figure -> System.out.println(figure.row()));
    return figures.stream().allMatch(Figure::met) ? 0 : 1;
  }
}
