package io.candor.metrics.evaluation;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.fact.Release;
import io.candor.metrics.finding.Figures;
import io.candor.metrics.finding.Finding;
import io.candor.metrics.finding.FindingKind;
import io.candor.metrics.finding.Scope;
import io.candor.metrics.taxonomy.Taxonomy;
import io.candor.metrics.workspace.WorkspaceTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What a finding tells besides its figures: names, owners, who is hit, in whose words, since which
/// release.
///
/// @param deployment the bot; empty for findings about the whole workspace
/// @param area the part of the product
/// @param theme the symptom
/// @param impact who is hit; only for themes
/// @param sinceTime when the rise began; only for themes
/// @param release the release that it follows; only for themes
/// @param excerpts at most five
record FindingContext(
    Optional<Deployment> deployment,
    Optional<Taxonomy.Area> area,
    Optional<Taxonomy.Theme> theme,
    Optional<Impact> impact,
    Optional<Instant> sinceTime,
    Optional<Release> release,
    List<FindingBackground.Excerpt> excerpts) {

  private static final int EXCERPTS = 5;

  // A symptom is written about within days of its release; a release of an earlier month explains
  // nothing.
  private static final Duration RELEASE_WINDOW = Duration.ofDays(7);

  /// Reads what stands behind a finding.
  static FindingContext of(
      Finding finding,
      WorkspaceTerms terms,
      List<Deployment> deployments,
      FindingBackground background,
      Supplier<List<io.candor.metrics.fact.AccountHistory>> accounts) {
    Scope scope = finding.key().scope();
    Optional<Deployment> deployment =
        scope
            .deployment()
            .flatMap(
                id ->
                    deployments.stream().filter(one -> one.deploymentId().equals(id)).findFirst());
    Optional<Taxonomy.Area> area = scope.area().flatMap(terms.taxonomy()::area);
    Optional<Taxonomy.Theme> theme = scope.theme().flatMap(terms.taxonomy()::theme);
    ZoneId zone = terms.zone();
    if (scope.theme().isEmpty() || scope.area().isEmpty()) {
      return new FindingContext(
          deployment,
          area,
          theme,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          excerpts(finding, background, zone));
    }
    String areaId = scope.area().get();
    String themeId = scope.theme().get();
    Instant opened = finding.openedWeek().start(zone);
    IsoWeek told = finding.latest().week();
    Instant end = told.end(zone);
    Impact impact =
        Impact.of(
            background.lowItems(areaId, themeId, told.start(zone), end),
            accounts.get(),
            told.monday().plusDays(6),
            end.minusMillis(1));
    Optional<Release> release =
        background.release(areaId, opened.minus(RELEASE_WINDOW), finding.openedWeek().end(zone));
    Instant from =
        release.map(Release::releaseTime).filter(time -> time.isAfter(opened)).orElse(opened);
    return new FindingContext(
        deployment,
        area,
        theme,
        Optional.of(impact),
        background.firstLow(areaId, themeId, from, end),
        release,
        background.themeExcerpts(areaId, themeId, opened, end, EXCERPTS));
  }

  private static List<FindingBackground.Excerpt> excerpts(
      Finding finding, FindingBackground background, ZoneId zone) {
    Scope scope = finding.key().scope();
    if (scope.deployment().isEmpty()) {
      return List.of();
    }
    IsoWeek told = finding.latest().week();
    Instant from = told.start(zone);
    Instant to = told.end(zone);
    String deployment = scope.deployment().get();
    // The long tail is many archetypes: words of any of them would say nothing.
    boolean ofArchetype = scope.archetype().filter(name -> !name.startsWith("(")).isPresent();
    FindingKind kind = finding.key().kind();
    if (kind == FindingKind.POLICY_INCIDENT && ofArchetype) {
      return background.policyExcerpts(
          deployment, scope.archetype().get(), finding.key().detail(), from, to, EXCERPTS);
    }
    boolean aboutSatisfaction =
        switch (kind) {
          case CSAT_REVIEW, CSAT_ROLLBACK, HANDOFF_CSAT, DOOM_LOOP -> ofArchetype;
          case SEGMENT_DROP -> true;
          default -> false;
        };
    return aboutSatisfaction
        ? background.surveyExcerpts(
            deployment,
            scope.archetype().filter(name -> ofArchetype),
            scope.segment(),
            from,
            to,
            EXCERPTS)
        : List.of();
  }

  /// Lower limit of the ratio of the comparison that is told; 0 without one.
  static double ratioLower(Figures figures) {
    return Math.max(
        figures.value("lastWeekRatioLower").orElse(0),
        figures.value("fourWeeksEarlierRatioLower").orElse(0));
  }
}
