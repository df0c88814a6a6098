package io.candor.metrics.impact;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Low items about a theme in a time, by what tells them apart.
///
/// @param parts counts by account, customer, segment, source, version of the app and root cause
public record LowItems(List<Part> parts) {

  public LowItems {
    parts = List.copyOf(parts);
  }

  /// Items that agree in all of these.
  ///
  /// @param accountId empty when unknown
  /// @param customerId the writer; empty when unknown
  /// @param segment segment of the account when it was written; `UNSPECIFIED` when unknown
  /// @param source `RESOLUTION`, `APP_REVIEW` …
  /// @param appVersion version of the app that the writer named; empty when unknown
  /// @param rootCause why the words complain (`PRODUCT_BUG` …), `UNKNOWN` when none was told; empty
  ///     when it was not assessed
  /// @param count low items, at least 1
  /// @param severity Σ of 2 for a rating of 1 and 1 for any other low one
  public record Part(
      String accountId,
      String customerId,
      String segment,
      String source,
      String appVersion,
      String rootCause,
      long count,
      long severity) {}

  public long count() {
    return parts.stream().mapToLong(Part::count).sum();
  }

  /// Those whose account is known.
  public long withAccount() {
    return parts.stream().filter(part -> !part.accountId().isEmpty()).mapToLong(Part::count).sum();
  }

  /// Mean severity, 1 to 2; 0 without any.
  public double meanSeverity() {
    long count = count();
    return count == 0 ? 0 : (double) parts.stream().mapToLong(Part::severity).sum() / count;
  }

  /// The known accounts.
  public Set<String> accountIds() {
    return known(Part::accountId);
  }

  /// How many customers are known.
  public int customerCount() {
    return known(Part::customerId).size();
  }

  /// The known accounts with the most low items, equal ones by id.
  public List<String> mostAffectedAccounts(int limit) {
    return most(Part::accountId, limit);
  }

  /// The known customers with the most low items, equal ones by id.
  public List<String> mostAffectedCustomers(int limit) {
    return most(Part::customerId, limit);
  }

  /// Why they complain, of those of which it was assessed.
  public List<RootCauseShare> rootCauses() {
    Map<String, Long> counts = by(Part::rootCause);
    counts.remove("");
    return RootCauseShare.of(counts);
  }

  private Set<String> known(Function<Part, String> id) {
    return parts.stream()
        .map(id)
        .filter(one -> !one.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<String> most(Function<Part, String> id, int limit) {
    return by(id).entrySet().stream()
        .filter(one -> !one.getKey().isEmpty())
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(limit)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Counts by one of the properties, in order of its values.
  TreeMap<String, Long> by(Function<Part, String> property) {
    TreeMap<String, Long> counts = new TreeMap<>();
    parts.forEach(part -> counts.merge(property.apply(part), part.count(), Long::sum));
    return counts;
  }
}
