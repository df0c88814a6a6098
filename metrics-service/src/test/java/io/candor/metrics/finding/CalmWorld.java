package io.candor.metrics.finding;

import io.candor.metrics.cell.TestCounts;
import io.candor.metrics.panel.Panel;
import io.candor.metrics.panel.TestPanel;
import io.candor.metrics.settings.EvidenceSettings;
import io.candor.metrics.settings.Settings;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/// A world in which nothing happens: 1,000 conversations a week of eight archetypes and a tail, and
/// a bot that is 4.5 points better than what was before it, that customers come back to a fifth
/// less often, and that stays so.
final class CalmWorld {
  private static final List<String> SEGMENTS = List.of("ENTERPRISE", "MID_MARKET", "SMB", "FREE");
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double WEEKS_A_MONTH = 52 / 12.0;

  private static final double CSAT_BEFORE = 0.835;
  private static final double CSAT_LIVE = 0.88;

  /// An archetype: conversations a week and segment, and the rates that its tier expects.
  private record Kind(String archetype, int perSegment, double attempted, double contained) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("billing_dispute", 40, 0.22, 0.3),
          new Kind("order_status", 38, 0.9, 0.57),
          new Kind("returns", 37, 0.62, 0.38),
          new Kind("password_reset", 31, 0.88, 0.58),
          new Kind("basic_billing", 28, 0.86, 0.55),
          new Kind("shipping_policy", 24, 0.62, 0.37),
          new Kind("plan_comparison", 17, 0.6, 0.38),
          new Kind("plan_change", 15, 0.24, 0.28),
          new Kind("cancellation", 6, 0.17, 0.3),
          new Kind("data_export", 5, 0.6, 0.3),
          new Kind("other", 5, 0.2, 0.3));

  private final Draw draw;
  private final Random random;

  private CalmWorld(Draw draw, long seed) {
    this.draw = draw;
    this.random = new Random(seed);
  }

  /// How far figures scatter around what is expected.
  enum Draw {
    /// As far as independent chance makes them.
    CHANCE,
    /// Hardly: every group has its share, as where draws are steered past the lines.
    STEADY
  }

  /// What chance alone confirms.
  ///
  /// @param perMonth confirmed findings a month, by kind; kinds without are missing
  /// @param automatic rollbacks without a person in all years
  record Tally(Map<FindingKind, Double> perMonth, long automatic) {

    double total() {
      return perMonth.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.2f a month, %d automatic: %s", total(), automatic, perMonth);
    }
  }

  /// Evaluates so many worlds.
  static Tally tally(Draw draw, int worlds, int weeks, double confidence) {
    double months = worlds * weeks / WEEKS_A_MONTH;
    Map<FindingKind, Double> perMonth = new EnumMap<>(FindingKind.class);
    long automatic = 0;
    for (int seed = 1; seed <= worlds; seed++) {
      for (Finding finding :
          FindingEvaluator.evaluate(new CalmWorld(draw, seed).panel(weeks, confidence))) {
        if (finding.strength() == Strength.CONFIRMED) {
          perMonth.merge(finding.key().kind(), 1 / months, Double::sum);
        }
        automatic += finding.weeks().stream().anyMatch(w -> w.tripped().automatic()) ? 1 : 0;
      }
    }
    return new Tally(perMonth, automatic);
  }

  private Panel panel(int weeks, double confidence) {
    TestPanel panel = new TestPanel().settings(confidence(confidence));
    for (Kind kind : KINDS) {
      for (String segment : SEGMENTS) {
        panel.before(kind.archetype(), segment, counts(kind, 8 * kind.perSegment(), false));
        for (int week = 1; week <= weeks; week++) {
          panel.in(week, kind.archetype(), segment, counts(kind, kind.perSegment(), true));
        }
      }
    }
    return panel.build();
  }

  private TestCounts counts(Kind kind, int conversations, boolean live) {
    double satisfied = live ? CSAT_LIVE : CSAT_BEFORE;
    int attempted = live ? of(conversations, kind.attempted()) : 0;
    int contained = live ? of(attempted, kind.contained()) : 0;
    int escalated = live ? of(conversations - contained, 0.45) : conversations / 2;
    int answers = of(conversations, 0.37);
    int delayed = of(conversations, 0.135);
    int afterHandoff = of(escalated, 0.37);
    int within7 = of(conversations, live ? 0.072 : 0.09);
    int within30 = within7 + of(conversations - within7, live ? 0.037 : 0.045);
    TestCounts counts =
        TestCounts.conversations(conversations)
            .attempted(attempted)
            .contained(contained)
            .deflected(contained)
            .resolution(of(answers, satisfied), answers)
            .delayed(of(delayed, satisfied - 0.01), delayed)
            .escalations(of(escalated, 0.018), of(escalated, 0.03), escalated)
            .handoff(of(afterHandoff, satisfied), afterHandoff)
            .repeated(within7, within30, conversations)
            .agentFromTurns(times(escalated, live ? 600 : 615));
    return live ? counts.bot(times(contained, 180)) : counts;
  }

  private static Settings confidence(double oneSided) {
    Settings base = Settings.DEFAULT;
    EvidenceSettings evidence = base.evidence();
    return new Settings(
        base.windows(),
        new EvidenceSettings(
            evidence.minAnswers(),
            evidence.minDenominator(),
            evidence.minHandleTimes(),
            oneSided,
            evidence.rollbackConfidence(),
            evidence.intervalConfidence()),
        base.csat(),
        base.targets(),
        base.volume(),
        base.tiers(),
        base.policy(),
        base.money(),
        base.reviews());
  }

  private int of(int whole, double share) {
    if (draw == Draw.STEADY) {
      return (int) Math.min(whole, Math.floor(whole * share + random.nextDouble()));
    }
    int part = 0;
    for (int i = 0; i < whole; i++) {
      if (random.nextDouble() < share) {
        part++;
      }
    }
    return part;
  }

  /// Log-normal with half a unit of deviation.
  private long[] times(int count, double mean) {
    return IntStream.range(0, count)
        .mapToLong(i -> Math.max(1, Math.round(mean * Math.exp(0.5 * normal(i, count) - 0.125))))
        .toArray();
  }

  private double normal(int i, int count) {
    return draw == Draw.STEADY
        ? NORMAL.inverseCumulativeProbability((i + random.nextDouble()) / count)
        : random.nextGaussian();
  }
}
