package io.candor.metrics.evaluation;

import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.fact.AccountHistory;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.fact.Release;
import io.candor.metrics.finding.Figures;
import io.candor.metrics.finding.Finding;
import io.candor.metrics.finding.FindingKind;
import io.candor.metrics.finding.Scope;
import io.candor.metrics.impact.Impact;
import io.candor.metrics.spike.OnlineSpikes;
import io.candor.metrics.spike.SpikeView;
import io.candor.metrics.taxonomy.Taxonomy;
import io.candor.metrics.workspace.WorkspaceTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
/// @param online the online alert behind each week of a theme; weeks without one are left out
/// @param excerpts at most five
record FindingContext(
    Optional<Deployment> deployment,
    Optional<Taxonomy.Area> area,
    Optional<Taxonomy.Theme> theme,
    Optional<Impact> impact,
    Optional<Instant> sinceTime,
    Optional<Release> release,
    Map<IsoWeek, SpikeView> online,
    List<FindingBackground.Excerpt> excerpts) {

  private static final int EXCERPTS = 5;

  // A symptom is written about within days of its release; a release of an earlier month explains
  // nothing.
  private static final Duration RELEASE_WINDOW = Duration.ofDays(7);

  private static final Duration HOUR = Duration.ofHours(1);

  /// Reads what stands behind a finding.
  static FindingContext of(
      Finding finding,
      WorkspaceTerms terms,
      List<Deployment> deployments,
      FindingBackground background,
      Supplier<List<AccountHistory>> accounts,
      OnlineSpikes online) {
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
          Map.of(),
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
            end.minusMillis(1),
            terms.settings().money());
    Map<IsoWeek, SpikeView> alerts = new HashMap<>();
    for (Finding.Week week : finding.weeks()) {
      online.of(areaId, themeId, week.week()).ifPresent(view -> alerts.put(week.week(), view));
    }
    Optional<SpikeView> first =
        finding.weeks().stream()
            .flatMap(week -> Optional.ofNullable(alerts.get(week.week())).stream())
            .findFirst();
    Optional<Release> release =
        first
            .map(alert -> followed(alert, areaId, background))
            .orElseGet(
                () ->
                    background
                        .releases(
                            areaId, opened.minus(RELEASE_WINDOW), finding.openedWeek().end(zone))
                        .stream()
                        .reduce((one, later) -> later));
    Instant from =
        release.map(Release::releaseTime).filter(time -> time.isAfter(opened)).orElse(opened);
    Optional<Instant> since =
        first
            .map(alert -> since(alert, release))
            .or(() -> background.firstLow(areaId, themeId, from, end));
    return new FindingContext(
        deployment,
        area,
        theme,
        Optional.of(impact),
        since,
        release,
        alerts,
        background.themeExcerpts(areaId, themeId, opened, end, EXCERPTS));
  }

  /// The release of the area that is nearest to the onset, of those before the alert: counts alone
  /// tell the onset of a small rise to a day or two.
  private static Optional<Release> followed(
      SpikeView alert, String area, FindingBackground background) {
    return background
        .releases(area, alert.onset().minus(RELEASE_WINDOW), alert.raised().plus(HOUR))
        .stream()
        .min(
            Comparator.comparing(
                release -> Duration.between(release.releaseTime(), alert.onset()).abs()));
  }

  private static Instant since(SpikeView alert, Optional<Release> release) {
    return release
        .map(Release::releaseTime)
        .filter(time -> time.isAfter(alert.onset()))
        .orElse(alert.onset());
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

  /// Highest lower limit of the ratios by which it has risen; 0 without one.
  static double ratioLower(Figures figures) {
    return Math.max(
        figures.value("onlineRatioLower").orElse(0),
        Math.max(
            figures.value("lastWeekRatioLower").orElse(0),
            figures.value("fourWeeksEarlierRatioLower").orElse(0)));
  }
}
