package io.candor.classifier.discovery;

import io.candor.classifier.taxonomy.Theme;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks for new themes among displeased verbatims of a window of time: gathers texts that rise
/// together ([RiseScan]) or that lie together ([AverageLink]) and asks of them whether enough
/// different customers say it, whether it is new, and whether the taxonomy knows it already.
///
/// New is what was hardly written before and is now, more than chance allows; and, whatever came
/// before, what no theme explains and lies apart from everything that one does. No single text is
/// ever called new: for that no score is good enough.
final class ThemeSearch {
  /// Least average similarity of two clusters that become one, of centred vectors.
  static final float SAME = 0.3f;

  // Fewer texts before the recent time are no past to compare with.
  private static final int LEAST_PAST = 50;
  // A rise is looked for in all of the recent time and in its latter half: what a release has
  // broken today shows most in the last days, what spreads slowly in the whole.
  private static final int RECENT_PARTS = 2;
  // Without a past to compare with the bar is higher.
  private static final double UNEXPLAINED_SHARE = 0.75;
  private static final double ISOLATION = 0.2;
  private static final int UNEXPLAINED_WORDINGS = 6;
  // The gate lets 5 of 100 known texts go unexplained; where it is four times as many, the examples
  // speak another language than the stream, and the rate means nothing.
  private static final double FEW_UNEXPLAINED = 0.2;
  private static final float SAME_UNEXPLAINED = 0.47f;
  // What no theme explains is of few subjects: two of them that are this near are still two.
  private static final double SAME_SUBJECT = 0.6;
  private static final double APART = 0;
  private static final double TO_ITSELF = 0.5;
  private static final int UNEXPLAINED_CUSTOMERS = 8;
  // A cluster of fewer has to stand more apart.
  private static final double FEW_APART = 0.1;
  private static final double FEW_TO_THEMSELVES = 0.8;

  private final DiscoveryConfig config;
  private final List<Verbatim> verbatims;
  private final VerbatimSpace space;

  /// @param verbatims the oldest first
  /// @param space the space in which they are compared
  ThemeSearch(DiscoveryConfig config, List<Verbatim> verbatims, Space space) {
    this.config = config;
    this.verbatims = verbatims;
    this.space = new VerbatimSpace(verbatims, space);
  }

  /// A cluster, with what becomes of it.
  ///
  /// @param belongsTo the found theme that it is part of; absent when it is new
  /// @param rising the members that are news
  record Found(Cluster cluster, float[] middle, @Nullable Theme belongsTo, List<Verbatim> rising) {}

  /// What the window that ends at `until` holds: clusters that are new, and those that belong to a
  /// theme that was found before.
  List<Found> search(Instant until, Known known) {
    List<Integer> window = window(until);
    float[][] similarity = space.similarities(window);
    List<Found> found = new ArrayList<>();
    for (int part = 1; part <= RECENT_PARTS; part++) {
      Instant recentStart = until.minus(config.recent().dividedBy(part));
      found.addAll(rising(until, window, similarity, recentStart, known));
    }
    Set<Verbatim> rising = new HashSet<>();
    found.forEach(each -> rising.addAll(each.rising()));
    for (List<Integer> cluster : AverageLink.clusters(similarity, SAME)) {
      VerbatimSpace.Group whole = space.group(cluster, window);
      if (Cluster.customers(whole.members()) < config.minCustomers()) {
        continue;
      }
      Optional<Theme> before = known.foundBefore(whole.members(), whole.middle());
      // What is near to something that rises is no symptom for that.
      boolean isRising = whole.members().stream().anyMatch(rising::contains);
      if (before.isPresent() || (!isRising && isUnexplained(whole, window, known))) {
        found.add(whole.found(until, before, List.of()));
      }
    }
    found.addAll(unexplained(until, window, known, found));
    found.sort(Comparator.comparing(each -> -each.cluster().members().size()));
    return found;
  }

  private List<Integer> window(Instant until) {
    List<Integer> window = new ArrayList<>();
    for (int i = 0; i < verbatims.size(); i++) {
      Instant time = verbatims.get(i).time();
      if (time.isAfter(until.minus(config.window())) && !time.isAfter(until)) {
        window.add(i);
      }
    }
    return window;
  }

  /// Clusters of only those texts that no theme explains. That says something where the taxonomy
  /// speaks the language of the stream: then few known texts are among them, and those say
  /// different things. Where many texts are unexplained, most of them are old symptoms in other
  /// words.
  private List<Found> unexplained(
      Instant until, List<Integer> window, Known known, List<Found> already) {
    long without = window.stream().filter(i -> known.hasNoTheme(verbatims.get(i))).count();
    if (without > FEW_UNEXPLAINED * window.size()) {
      return List.of();
    }
    List<Integer> left =
        window.stream().filter(i -> known.isUnexplained(verbatims.get(i))).toList();
    Set<Verbatim> taken = new HashSet<>();
    // What a found theme has drawn together may hold a symptom of its own.
    already.stream()
        .filter(each -> each.belongsTo() == null)
        .forEach(each -> taken.addAll(each.cluster().members()));
    List<Found> found = new ArrayList<>();
    for (List<Integer> cluster : AverageLink.clusters(space.similarities(left), SAME_UNEXPLAINED)) {
      VerbatimSpace.Group group = space.group(cluster, left);
      List<Verbatim> comments = comments(group);
      boolean few = Cluster.customers(comments) < UNEXPLAINED_CUSTOMERS;
      if (Cluster.customers(comments) >= config.minCustomers()
          && Wordings.count(comments.stream().map(Verbatim::text).toList()) >= config.minWordings()
          && group.members().stream().noneMatch(taken::contains)
          && known.isSymptom(comments)
          && space.isolation(group, window, known) >= (few ? FEW_APART : APART)
          && space.unexplainedAround(group, window, known) >= (few ? FEW_TO_THEMSELVES : TO_ITSELF)
          && known.foundBefore(group.members(), group.middle(), SAME_SUBJECT).isEmpty()) {
        found.add(group.found(until, Optional.empty(), List.of()));
      }
    }
    return found;
  }

  private static List<Verbatim> comments(VerbatimSpace.Group group) {
    return group.members().stream()
        .filter(v -> v.rated() != Verbatim.Rated.LOW_WITHOUT_COMMENT)
        .toList();
  }

  /// What is written more of late, and in which no theme of the shared head is recognised. Part of
  /// a theme that was found before, it is more of that.
  private List<Found> rising(
      Instant until, List<Integer> window, float[][] similarity, Instant recentStart, Known known) {
    boolean[] recent = new boolean[window.size()];
    int past = 0;
    for (int i = 0; i < recent.length; i++) {
      recent[i] = verbatims.get(window.get(i)).time().isAfter(recentStart);
      past += recent[i] ? 0 : 1;
    }
    if (past < LEAST_PAST) {
      return List.of();
    }
    List<Found> found = new ArrayList<>();
    for (RiseScan.Rise rise :
        RiseScan.find(
            window.stream().map(verbatims::get).toList(),
            similarity,
            recent,
            config.minCustomers(),
            config.maxChance() / RECENT_PARTS)) {
      // What was written before and is near is rather what surrounds it.
      VerbatimSpace.Group news =
          space.group(rise.members().stream().filter(i -> recent[i]).toList(), window);
      List<String> texts = news.members().stream().map(Verbatim::text).toList();
      if (Wordings.count(texts) >= config.minWordings()
          && known.isSymptom(news.members())
          && !known.explains(news.members())) {
        Optional<Theme> before = known.foundBefore(news.members(), news.middle());
        found.add(news.found(until, before, news.members()));
      }
    }
    return found;
  }

  /// Whether a cluster needs no rise to be a theme. Only comments count: what people ask for is
  /// mostly no complaint, and a common question that no theme explains is no symptom.
  private boolean isUnexplained(VerbatimSpace.Group group, List<Integer> window, Known known) {
    List<Verbatim> comments = comments(group);
    return Cluster.customers(comments) >= config.minCustomers()
        && known.unexplainedShare(comments) >= UNEXPLAINED_SHARE
        && known.isSymptom(comments)
        && Wordings.count(comments.stream().map(Verbatim::text).toList()) >= UNEXPLAINED_WORDINGS
        && space.isolation(group, window, known) >= ISOLATION;
  }

  /// The texts of the window that ends at `until` outside a cluster that lie nearest to its middle.
  List<String> neighbours(Cluster cluster, float[] middle, Instant until, int limit) {
    return space.neighbours(cluster.texts(), middle, window(until), limit);
  }
}
