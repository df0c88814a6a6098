package io.candor.metrics.spike;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/// Series with known outbreaks, in one resolution.
///
/// @param stepsPerDay 1 or 24
/// @param historySteps steps before the judged ones
/// @param counts low verbatims by series and step
/// @param exposures verbatims by series and step
/// @param outbreak whether an outbreak is on, past ones too
/// @param surge whether everything has risen
/// @param outbreaks the outbreaks that are to be found
/// @param releases steps of the releases of each series' area
record OutbreakData(
    int stepsPerDay,
    int historySteps,
    int[][] counts,
    int[][] exposures,
    boolean[][] outbreak,
    boolean[][] surge,
    List<Outbreak> outbreaks,
    List<List<Double>> releases) {

  /// An outbreak to find.
  ///
  /// @param start first step
  /// @param end last step
  /// @param bug whether it is the bug of one user in twenty
  record Outbreak(int series, int start, int end, boolean bug) {}

  int seriesCount() {
    return counts.length;
  }

  int steps() {
    return counts[0].length;
  }

  /// Reads `series.csv.gz` (daily, 336 days of history) or `series_hourly.csv.gz` (hourly, eight
  /// weeks of it), with `params.csv`, `truth.csv` and `deployments.csv` beside it.
  static OutbreakData read(Path folder, boolean hourly) throws IOException {
    String resolution = hourly ? "hourly" : "daily";
    int historySteps = hourly ? 8 * 7 * 24 : 336;
    int steps = hourly ? 14 * 7 * 24 : 420;
    List<int[]> counts = new ArrayList<>();
    List<int[]> exposures = new ArrayList<>();
    readSeries(
        folder.resolve(hourly ? "series_hourly.csv.gz" : "series.csv.gz"),
        steps,
        counts,
        exposures);
    int series = counts.size();
    Map<Integer, String> areas = new HashMap<>();
    Set<Integer> bugs = new HashSet<>();
    for (String[] row : rows(folder.resolve("params.csv"), resolution)) {
      areas.put(Integer.parseInt(row[1]), row[2]);
      if (row[3].startsWith("bug")) {
        bugs.add(Integer.parseInt(row[1]));
      }
    }
    Map<String, List<Double>> releases = new HashMap<>();
    for (String[] row : rows(folder.resolve("deployments.csv"), resolution)) {
      releases.computeIfAbsent(row[1], area -> new ArrayList<>()).add(Double.parseDouble(row[2]));
    }
    boolean[][] outbreak = new boolean[series][steps];
    boolean[][] surge = new boolean[series][steps];
    List<Outbreak> outbreaks = new ArrayList<>();
    for (String[] row : rows(folder.resolve("truth.csv"), resolution)) {
      int one = Integer.parseInt(row[1]);
      int start = Integer.parseInt(row[5]);
      int end = Integer.parseInt(row[6]);
      boolean[][] marked = row[2].equals("surge") ? surge : outbreak;
      for (int step = start; step <= end && step < steps; step++) {
        marked[one][step] = true;
      }
      if (row[2].equals("outbreak_test")) {
        outbreaks.add(new Outbreak(one, start, end, bugs.contains(one)));
      }
    }
    List<List<Double>> bySeries = new ArrayList<>();
    for (int one = 0; one < series; one++) {
      bySeries.add(releases.getOrDefault(areas.getOrDefault(one, ""), List.of()));
    }
    return new OutbreakData(
        hourly ? 24 : 1,
        historySteps,
        counts.toArray(int[][]::new),
        exposures.toArray(int[][]::new),
        outbreak,
        surge,
        outbreaks,
        bySeries);
  }

  private static void readSeries(Path file, int steps, List<int[]> counts, List<int[]> exposures)
      throws IOException {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file), 1 << 16),
                StandardCharsets.UTF_8))) {
      reader.readLine();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] row = line.split(",", 5);
        int series = Integer.parseInt(row[0]);
        int step = Integer.parseInt(row[1]);
        while (counts.size() <= series) {
          counts.add(new int[steps]);
          exposures.add(new int[steps]);
        }
        counts.get(series)[step] = Integer.parseInt(row[2]);
        exposures.get(series)[step] = Integer.parseInt(row[3]);
      }
    }
  }

  private static List<String[]> rows(Path file, String resolution) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .skip(1)
          .map(line -> line.split(","))
          .filter(r -> r[0].equals(resolution))
          .toList();
    }
  }
}
