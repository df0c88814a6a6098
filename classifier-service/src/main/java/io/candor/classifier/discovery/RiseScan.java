package io.candor.classifier.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks for a neighbourhood of texts that is written in more of late than chance allows: the
/// scan statistic over nearest neighbours (Kulldorff, A spatial scan statistic, 1997), whose
/// windows are grown round the recent texts and follow what rises.
///
/// People describe one new symptom in ways that hardly resemble each other pair by pair; what they
/// have in common is a direction, and that shows in the middle of a few of them. So a window starts
/// as a recent text with its nearest recent texts, all texts are ordered by nearness to the middle,
/// the first of them are taken for as long as that makes the rise less probable, and the recent
/// ones among those make the next middle. A text that is part of the middle is compared with the
/// middle of the others; otherwise each would be near to what it is made of.
final class RiseScan {
  // What a window starts as: a few texts find what is said in few ways, more what is said in many.
  private static final int[] STARTS = {4, 7};
  private static final int MOST_ROUNDS = 4;
  // Of one order many first parts are looked at, which mostly hold each other: as many chances as
  // so
  // many that do not, measured on streams in which nothing is new.
  private static final int NESTED = 4;
  // More say no better where something rises.
  private static final int MOST_NEAR = 60;
  // At least two of three texts of a window are recent: more of an old thing is a spike, not news.
  private static final int NEWS_FACTOR = 2;
  // The latest; of a busy day, a part.
  private static final int MOST_STARTS = 300;

  private final List<Verbatim> texts;
  private final float[][] similarity;
  private final boolean[] recent;
  private final int recentTotal;
  private final int minCustomers;
  private final Map<Set<Integer>, Prefixes> looked = new HashMap<>();
  private final double[][] chances = new double[MOST_NEAR + 1][MOST_NEAR + 1];

  private RiseScan(List<Verbatim> texts, float[][] similarity, boolean[] recent, int minCustomers) {
    this.texts = texts;
    this.similarity = similarity;
    this.recent = recent;
    this.minCustomers = minCustomers;
    int count = 0;
    for (boolean each : recent) {
      count += each ? 1 : 0;
    }
    this.recentTotal = count;
    for (double[] row : chances) {
      Arrays.fill(row, -1);
    }
  }

  /// A neighbourhood that is written in more.
  ///
  /// @param members indices of the texts, the nearest to its middle first
  /// @param chance that so many of them are recent, were nothing new, 0..1
  record Rise(List<Integer> members, double chance) {}

  /// Neighbourhoods that no chance explains, the least probable first; no text is in two of them.
  ///
  /// @param texts that are compared
  /// @param similarity of each two of them, symmetric, 1 on the diagonal
  /// @param recent which are of the time in which something new has to show
  /// @param minCustomers that have to write it of late
  /// @param maxChance of finding any when nothing is new, 0..1; each may come by chance as many
  ///     times less often as neighbourhoods were looked at (Bonferroni)
  static List<Rise> find(
      List<Verbatim> texts,
      float[][] similarity,
      boolean[] recent,
      int minCustomers,
      double maxChance) {
    RiseScan scan = new RiseScan(texts, similarity, recent, minCustomers);
    List<Rise> rises = new ArrayList<>();
    for (int start : scan.starts()) {
      for (int size : STARTS) {
        scan.follow(scan.nearestRecent(start, size)).ifPresent(rises::add);
      }
    }
    double limit = maxChance / (NESTED * Math.max(1, scan.looked.size()));
    rises.sort(Comparator.comparingDouble(Rise::chance));
    Set<Integer> taken = new HashSet<>();
    List<Rise> apart = new ArrayList<>();
    for (Rise rise : rises) {
      if (rise.chance() <= limit && rise.members().stream().noneMatch(taken::contains)) {
        apart.add(rise);
        taken.addAll(rise.members());
      }
    }
    return apart;
  }

  /// The recent texts, of equal ones the last.
  private List<Integer> starts() {
    Map<String, Integer> byText = new HashMap<>();
    for (int i = 0; i < recent.length; i++) {
      if (recent[i]) {
        byText.put(texts.get(i).text(), i);
      }
    }
    return byText.values().stream().sorted(Comparator.reverseOrder()).limit(MOST_STARTS).toList();
  }

  private Set<Integer> nearestRecent(int start, int size) {
    float[] row = similarity[start];
    Set<Integer> nearest = new LinkedHashSet<>();
    for (int i : nearestFirst(row)) {
      if (recent[i] && nearest.size() < size) {
        nearest.add(i);
      }
    }
    return nearest;
  }

  /// The least probable rise that is met on the way; empty when none is news.
  private Optional<Rise> follow(Set<Integer> start) {
    Rise best = null;
    Set<Integer> middle = start;
    for (int round = 0; round < MOST_ROUNDS && !middle.isEmpty(); round++) {
      Prefixes prefixes = looked.computeIfAbsent(middle, this::prefixes);
      Rise news = prefixes.news();
      if (news != null && (best == null || news.chance() < best.chance())) {
        best = news;
      }
      if (prefixes.next().equals(middle)) {
        break;
      }
      middle = prefixes.next();
    }
    return Optional.ofNullable(best);
  }

  /// What the texts nearest to a middle tell.
  ///
  /// @param news the least probable rise that is news; absent when none is
  /// @param next the recent texts of the least probable rise of all
  private record Prefixes(@Nullable Rise news, Set<Integer> next) {}

  private Prefixes prefixes(Set<Integer> middle) {
    int[] order = nearestFirst(nearness(middle));
    Set<String> customers = new HashSet<>();
    int before = 0;
    double bestChance = 1;
    int best = 0;
    double newsChance = 1;
    int news = 0;
    for (int k = 0; k < Math.min(MOST_NEAR, order.length); k++) {
      Verbatim text = texts.get(order[k]);
      if (!recent[order[k]]) {
        before++;
        continue;
      }
      customers.add(text.customer());
      if (customers.size() < minCustomers) {
        continue;
      }
      double chance = chance(customers.size(), before);
      if (chance < bestChance) {
        bestChance = chance;
        best = k + 1;
      }
      if (chance < newsChance && customers.size() >= NEWS_FACTOR * before) {
        newsChance = chance;
        news = k + 1;
      }
    }
    Set<Integer> next = new LinkedHashSet<>();
    for (int k = 0; k < best; k++) {
      if (recent[order[k]]) {
        next.add(order[k]);
      }
    }
    return new Prefixes(
        news == 0 ? null : new Rise(Arrays.stream(order, 0, news).boxed().toList(), newsChance),
        next);
  }

  /// How near each text is to the middle of some: the cosine, of a member with the others' middle.
  private float[] nearness(Set<Integer> middle) {
    float[] sums = new float[recent.length];
    for (int member : middle) {
      float[] row = similarity[member];
      for (int i = 0; i < sums.length; i++) {
        sums[i] += row[i];
      }
    }
    double square = 0;
    for (int member : middle) {
      square += sums[member];
    }
    double length = Math.sqrt(Math.max(square, 1e-9));
    for (int i = 0; i < sums.length; i++) {
      if (middle.contains(i)) {
        double others = Math.sqrt(Math.max(square - 2 * sums[i] + 1, 1e-9));
        sums[i] = (float) ((sums[i] - 1) / others);
      } else {
        sums[i] = (float) (sums[i] / length);
      }
    }
    return sums;
  }

  private double chance(int customers, int before) {
    double known = chances[customers][before];
    if (known < 0) {
      known = Surge.chance(customers, before, recentTotal, recent.length - recentTotal);
      chances[customers][before] = known;
    }
    return known;
  }

  /// Indices by descending value; of equal ones the lower first.
  private static int[] nearestFirst(float[] values) {
    long[] keys = new long[values.length];
    for (int i = 0; i < keys.length; i++) {
      // Cosines are within -1..1, so the distance is positive and its bits sort as it does.
      keys[i] = ((long) Float.floatToIntBits(2 - values[i]) << Integer.SIZE) | i;
    }
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i];
    }
    return order;
  }
}
