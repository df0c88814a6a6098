package io.candor.classifier.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.wording.WordingTraining.Example;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// How well a [WordingModel] tells what texts do that it has not learned from.
public final class WordingTrial {
  private static final int PARTS = 4;

  private final List<String> classes;
  private final Function<double[], String> verdict;

  /// @param classes of the model
  /// @param verdict what is said of a text, by the probabilities of the classes
  public WordingTrial(List<String> classes, Function<double[], String> verdict) {
    this.classes = classes;
    this.verdict = verdict;
  }

  /// What a text does, who said it, and the features of it.
  public record Line(String company, String label, Set<String> features) {
    Example example() {
      return new Example(label, features);
    }
  }

  /// The texts of a list, `MARK| text` by company.
  ///
  /// @param labels what a text does, by its mark; texts with other marks are left out
  /// @param features of a text
  public static List<Line> lines(
      Class<?> owner,
      String list,
      Map<String, String> labels,
      Function<String, Set<String>> features) {
    List<Line> lines = new ArrayList<>();
    String company = "";
    for (String line : read(owner, list)) {
      company = line.startsWith("==") ? line : company;
      int bar = line.indexOf('|');
      String label = bar < 0 ? null : labels.get(line.substring(0, bar));
      if (label != null) {
        String text = line.substring(bar + 1).strip();
        lines.add(new Line(company, label, features.apply(text)));
      }
    }
    return lines;
  }

  /// The lines of a list that lies beside a test.
  public static List<String> read(Class<?> owner, String list) {
    try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(list), list);
        BufferedReader file =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return file.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(list, e);
    }
  }

  /// What a model says of these texts.
  public Scores scores(WordingModel model, List<Line> lines) {
    Scores scores = new Scores();
    lines.forEach(line -> scores.add(line, verdict.apply(model.probabilities(line.features()))));
    return scores;
  }

  /// What is said of each company's texts by a model that has not learned from them.
  public Scores crossValidated(List<Line> lines) {
    List<String> companies = List.copyOf(new LinkedHashSet<>(map(lines, Line::company)));
    Scores scores = new Scores();
    for (int part = 0; part < PARTS; part++) {
      List<Line> held = new ArrayList<>();
      List<Line> others = new ArrayList<>();
      for (Line line : lines) {
        (companies.indexOf(line.company()) % PARTS == part ? held : others).add(line);
      }
      scores.add(scores(learn(others), held));
    }
    return scores;
  }

  private WordingModel learn(List<Line> lines) {
    return WordingTraining.train(classes, map(lines, Line::example));
  }

  /// That the model that ships is the one that is learned from these texts: otherwise nobody could
  /// say where its weights come from.
  public void isLearned(Class<?> owner, String file, List<Line> lines) throws IOException {
    WordingModel learned = learn(lines);
    Path path = WordingTraining.write(learned, file, "Written by the tests of " + owner.getName());

    assertThat(WordingTraining.table(WordingModel.shipped(owner, file)))
        .as("copy %s", path)
        .isEqualTo(WordingTraining.table(learned));
  }

  private static <T> List<T> map(List<Line> lines, Function<Line, T> of) {
    return lines.stream().map(of).toList();
  }

  /// Counts of each class.
  public static final class Scores {
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

    private void add(Line line, String said) {
      counts.computeIfAbsent(line.label(), key -> new TreeMap<>()).merge(said, 1, Integer::sum);
    }

    private void add(Scores other) {
      other.counts.forEach(
          (label, row) ->
              row.forEach(
                  (said, count) ->
                      counts
                          .computeIfAbsent(label, key -> new TreeMap<>())
                          .merge(said, count, Integer::sum)));
    }

    /// Of the texts of a class, how many are told.
    public double recall(String label) {
      return (double) right(label) / sum(label);
    }

    /// Of the texts told to be of a class, how many are.
    public double precision(String label) {
      return (double) right(label) / told(label);
    }

    /// The harmonic mean of both.
    public double f1(String label) {
      return 2.0 * right(label) / (sum(label) + told(label));
    }

    /// Of all texts, how many are told right.
    public double accuracy() {
      return counts.keySet().stream().mapToInt(this::right).sum()
          / (double) counts.keySet().stream().mapToInt(this::sum).sum();
    }

    private int right(String label) {
      return counts.getOrDefault(label, Map.of()).getOrDefault(label, 0);
    }

    private int sum(String label) {
      return counts.getOrDefault(label, Map.of()).values().stream().mapToInt(n -> n).sum();
    }

    private int told(String label) {
      return counts.values().stream().mapToInt(row -> row.getOrDefault(label, 0)).sum();
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      for (String label : counts.keySet()) {
        text.append(
            "%s: %d of %d found, %d of %d right, F1 %.3f; "
                .formatted(label, right(label), sum(label), right(label), told(label), f1(label)));
      }
      return text.toString();
    }
  }
}
