package io.candor.metrics.spike;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/// How much of what breaks the detector finds, and how fast it is. In the detector's package, since
/// its parts are nobody else's business.
public final class SpikeBench {
  private static final int SERIES = 10_000;
  private static final int HISTORY_DAYS = 178;
  private static final int HOURS = 24;
  private static final int ROUNDS = 7;

  private SpikeBench() {}

  /// What was found in data with known outbreaks, at two rates of false alarms.
  ///
  /// @param daily at one false alarm per series-year, on days
  /// @param hourly the same, every hour, with the deployment prior
  public record Found(At daily, At dailyRare, At hourly, At hourlyRare) {}

  /// @param sensitivity share of outbreaks found, 0 to 1
  /// @param bugSensitivity share of the bugs of one user in twenty found, 0 to 1
  /// @param bugDelay median delay of those, in days
  public record At(double sensitivity, double bugSensitivity, double bugDelay) {}

  /// Measures and prints.
  ///
  /// @param folder data in the form of `bench/README.md`
  public static Found find(Path folder) throws IOException {
    System.out.println(
        "| counts | false alarms per series-year | in surges | found | median delay | bug of 5 %"
            + " found | its median delay |");
    System.out.println("|---|---|---|---|---|---|---|");
    OutbreakRun daily = new OutbreakRun(OutbreakData.read(folder, false));
    At one = print("daily", daily.at(1), 1, "days");
    At rare = print("daily", daily.at(0.1), 1, "days");
    OutbreakRun hourly = new OutbreakRun(OutbreakData.read(folder, true));
    At hourlyOne = print("hourly", hourly.at(1), HOURS, "hours");
    At hourlyRare = print("hourly", hourly.at(0.1), HOURS, "hours");
    System.out.println();
    return new Found(one, rare, hourlyOne, hourlyRare);
  }

  private static At print(String name, OutbreakRun.Result result, int perDay, String unit) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %.2f | %.2f | %.3f | %d %s | %.3f | %d %s |%n",
        name,
        result.falsePerYear(),
        result.surgePerYear(),
        result.sensitivity(),
        result.delay(),
        unit,
        result.bugSensitivity(),
        result.bugDelay(),
        unit);
    return new At(
        result.sensitivity(), result.bugSensitivity(), (double) result.bugDelay() / perDay);
  }

  /// Seconds for the costliest evaluation of 10,000 series: the first of a day, which fits every
  /// baseline to 168 days, adds an hour and decides. Median of several.
  public static double secondsToEvaluate() {
    SpikeDetector detector = new SpikeDetector(DetectorSettings.DEFAULT);
    int exposure = detector.addExposure();
    for (int i = 0; i < SERIES; i++) {
      detector.addSeries(exposure);
    }
    Random random = new Random(1);
    for (int day = 0; day < HISTORY_DAYS; day++) {
      detector.skipTo(day);
      detector.expose(exposure, 4_000);
      for (int i = 0; i < SERIES; i++) {
        detector.count(i, random.nextInt(1 + i % 10));
      }
    }
    double[] seconds = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long day = (long) HISTORY_DAYS + round;
      long start = System.nanoTime();
      detector.beginDay(day);
      detector.beginSpan(HOURS * day);
      detector.expose(exposure, 160);
      for (int i = 0; i < SERIES; i++) {
        detector.observe(i, 1.0 / HOURS, i % 31 == 0 ? 1 : 0, 160, 1.0 / Evidence.SPAN_HOURS);
      }
      detector.decide(HOURS * day);
      seconds[round] = (System.nanoTime() - start) / 1e9;
    }
    java.util.Arrays.sort(seconds);
    return seconds[ROUNDS / 2];
  }
}
