package io.candor.metrics.evaluation;

import io.candor.metrics.fact.AccountHistory;
import io.candor.metrics.fact.Release;
import io.candor.metrics.impact.LowItems;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What stands behind a finding: whose words, which accounts, which release. Read for findings
/// only, never counted.
interface FindingBackground {

  /// The low items of a theme written in [from, to).
  LowItems lowItems(String area, String theme, Instant from, Instant to);

  /// When the first low item of a theme was written in [from, to).
  Optional<Instant> firstLow(String area, String theme, Instant from, Instant to);

  /// Latest low items with words of a theme written in [from, to), at most this many.
  List<Excerpt> themeExcerpts(String area, String theme, Instant from, Instant to, int limit);

  /// Latest low survey answers with words about conversations of a deployment closed in [from, to);
  /// archetype and segment restrict it when present.
  List<Excerpt> surveyExcerpts(
      String deploymentId,
      Optional<String> archetype,
      Optional<String> segment,
      Instant from,
      Instant to,
      int limit);

  /// Latest sentences of incidents of a policy class in conversations of a deployment and archetype
  /// closed in [from, to).
  List<Excerpt> policyExcerpts(
      String deploymentId,
      String archetype,
      String policyClass,
      Instant from,
      Instant to,
      int limit);

  /// Every account.
  List<AccountHistory> accounts();

  /// The releases of an area in [from, to), by time.
  List<Release> releases(String area, Instant from, Instant to);

  /// What one customer wrote, or the bot said.
  ///
  /// @param collection `conversations` or `feedback`
  /// @param id the id in it
  /// @param text masked words
  /// @param time when they were written
  /// @param assertionId what a sentence of the bot breaks, or the action that it claims; empty for
  ///     customers' words
  record Excerpt(String collection, String id, String text, Instant time, String assertionId) {}
}
