package io.candor.metrics.panel;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.CsatCounts;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.cell.Period;
import io.candor.metrics.kpi.AttemptRate;
import io.candor.metrics.kpi.Containment;
import io.candor.metrics.kpi.ContextLoss;
import io.candor.metrics.kpi.CsatDelayed;
import io.candor.metrics.kpi.CsatGate;
import io.candor.metrics.kpi.CsatModel;
import io.candor.metrics.kpi.CsatResolution;
import io.candor.metrics.kpi.Deflection;
import io.candor.metrics.kpi.HandleTime;
import io.candor.metrics.kpi.HandoffCsat;
import io.candor.metrics.kpi.Maturity;
import io.candor.metrics.kpi.Rate;
import io.candor.metrics.kpi.RepeatContact;
import io.candor.metrics.kpi.RepeatState;
import io.candor.metrics.kpi.Satisfaction;
import io.candor.metrics.kpi.StandardisedDelta;
import io.candor.metrics.settings.Band;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A deployment's panel at one moment: assembles any row from the counters. Safe for any number of
/// threads.
public final class Panel {

  private final DeploymentTerms terms;
  private final Baseline baseline;
  private final CellTable cells;
  private final CellTable allVersions;
  private final Settings settings;
  private final Maturity maturity;

  /// @param terms the deployment
  /// @param baseline what it is held against
  /// @param cells its counters; for a row, the weeks pooled and the first live weeks must be
  ///     among them
  /// @param settings of the workspace
  /// @param asOf the moment of the evaluation
  public Panel(
      DeploymentTerms terms, Baseline baseline, CellTable cells, Settings settings, Instant asOf) {
    this(terms, baseline, cells, cells, settings, asOf);
  }

  private Panel(
      DeploymentTerms terms,
      Baseline baseline,
      CellTable cells,
      CellTable allVersions,
      Settings settings,
      Instant asOf) {
    this.terms = terms;
    this.baseline = baseline;
    this.cells = cells;
    this.allVersions = allVersions;
    this.settings = settings;
    this.maturity = new Maturity(asOf, settings);
  }

  /// The same panel of one version of the bot. Its handle time is held against the first live weeks
  /// of the bot, whatever version that was.
  ///
  /// @param version cells of its conversations only
  public Panel ofVersion(CellTable version) {
    return new Panel(terms, baseline, version, allVersions, settings, maturity.asOf());
  }

  public DeploymentTerms terms() {
    return terms;
  }

  public Baseline baseline() {
    return baseline;
  }

  public CellTable cells() {
    return cells;
  }

  public Settings settings() {
    return settings;
  }

  public Maturity maturity() {
    return maturity;
  }

  /// The lines that a week is shown in: the archetypes that stand alone, those that have become
  /// large since, the long tail, all. An archetype that has become large is shown and not judged by
  /// itself; it stays in the long tail until a new baseline.
  public List<Line> lines(IsoWeek week) {
    List<Line> lines = new ArrayList<>(baseline.lines());
    lines.addAll(baseline.alone().size(), newArchetypes(week));
    return List.copyOf(lines);
  }

  /// Assembles the row of a week, its satisfaction judged on the pooled weeks.
  public PanelRow row(RowKey key, PercentileSource percentiles) {
    IsoWeek from = rollingFrom(key.line(), key.week());
    return row(
        key,
        key.week(),
        cells.counts(key.line(), key.cut(), from, key.week()),
        from,
        cells.counts(key.line(), key.cut(), key.week().plusWeeks(-1)),
        percentiles);
  }

  /// Assembles the row of a period, everything judged on its weeks together. Its key has the last
  /// of them.
  public PanelRow row(Line line, Cut cut, Period period, PercentileSource percentiles) {
    return row(
        new RowKey(line, cut, period.last()),
        period.first(),
        cells.counts(line, cut, period.first(), period.last()),
        period.first(),
        CellCounts.ZERO,
        percentiles);
  }

  private PanelRow row(
      RowKey key,
      IsoWeek first,
      CellCounts pooled,
      IsoWeek pooledFrom,
      CellCounts previous,
      PercentileSource percentiles) {
    CellCounts counts = cells.counts(key.line(), key.cut(), first, key.week());
    CellCounts before = baseline.counts(key.line(), key.cut());
    boolean over = maturity.week(key.week());
    int pooledWeeks = (int) pooledFrom.weeksUntil(key.week()) + 1;
    return new PanelRow(
        key,
        tier(key.line()),
        counts,
        previous,
        CsatModel.drift(counts, previous, settings.targets().modelDriftPoints()),
        GatedDeflection.judge(
            rate(Deflection.of(counts), over),
            band(key.line()),
            gates(key, counts, pooled, pooledWeeks, before)),
        rate(AttemptRate.of(counts), over),
        rate(Containment.of(counts), over),
        rate(ContextLoss.of(counts), over),
        rate(RepeatState.of(counts), over),
        handleTimes(key, first, counts, before, percentiles),
        repeatContacts(key, counts, before));
  }

  /// The pooled satisfaction of all archetypes of a cut, standardised to the baseline's mix; empty
  /// when the baseline has too few answers.
  ///
  /// @param kpi which satisfaction
  public Optional<StandardisedDelta> standardised(
      Cut cut, IsoWeek week, Function<CellCounts, CsatCounts> kpi) {
    List<StandardisedDelta.Stratum> strata = new ArrayList<>();
    long answers = 0;
    for (Line line : baseline.lines()) {
      if (line.equals(Line.ALL)) {
        continue;
      }
      CsatCounts before = kpi.apply(baseline.counts(line, cut));
      CsatCounts pooled = kpi.apply(cells.counts(line, cut, rollingFrom(line, week), week));
      answers += before.answers();
      strata.add(new StandardisedDelta.Stratum(Satisfaction.of(pooled), Satisfaction.of(before)));
    }
    return answers < settings.evidence().minAnswers()
        ? Optional.empty()
        : StandardisedDelta.of(strata);
  }

  /// The first week pooled for a judgement of a week: the setting's number of weeks, not before
  /// go-live or a restart.
  public IsoWeek rollingFrom(Line line, IsoWeek week) {
    IsoWeek first = week.plusWeeks(1L - settings.windows().rollingWeeks());
    IsoWeek live = terms.firstWeek(settings.windows().timeZone());
    IsoWeek restart = terms.restartWeek(line.name(), week).orElse(live);
    IsoWeek from = Collections.max(List.of(first, live, restart));
    return from.isAfter(week) ? week : from;
  }

  private List<Line> newArchetypes(IsoWeek week) {
    IsoWeek from = rollingFrom(Line.ALL, week);
    long all = cells.counts(Line.ALL, Cut.WHOLE, from, week).conversations();
    Fraction least = Fraction.ofPercent(settings.windows().newArchetypePercent());
    return cells.archetypes().stream()
        .map(Line::of)
        .filter(line -> baseline.holds(Line.LONG_TAIL, line.name()))
        .filter(
            line -> {
              long own = cells.counts(line, Cut.WHOLE, from, week).conversations();
              return own > 0 && !Fraction.of(own, all).isBelow(least);
            })
        .toList();
  }

  private Gates gates(
      RowKey key, CellCounts counts, CellCounts pooled, int weeks, CellCounts before) {
    boolean over = maturity.week(key.week());
    Function<Function<CellCounts, CsatCounts>, CsatGate.Answers> answers =
        kpi -> new CsatGate.Answers(kpi.apply(counts), kpi.apply(pooled), weeks, kpi.apply(before));
    CsatCounts handoffBefore = baseline.handoffReference(key.line(), key.cut());
    return new Gates(
        CsatGate.judge(answers.apply(CsatResolution::of), over, settings),
        CsatGate.judge(answers.apply(CsatDelayed::of), maturity.delayed(key.week()), settings),
        CsatGate.judgeHandoff(
            new CsatGate.Answers(
                HandoffCsat.of(counts), HandoffCsat.of(pooled), weeks, handoffBefore),
            over,
            settings));
  }

  private PanelRow.HandleTimeFigures handleTimes(
      RowKey key,
      IsoWeek from,
      CellCounts counts,
      CellCounts before,
      PercentileSource percentiles) {
    Optional<Sample> botBefore =
        botBaseline(key, from).flatMap(first -> HandleTime.of(first, HandleTime.Series.BOT));
    return new PanelRow.HandleTimeFigures(
        handleTime(key, from, counts, HandleTime.Series.BOT, botBefore, percentiles),
        handleTime(
            key,
            from,
            counts,
            HandleTime.Series.ESCALATED_FROM_TURNS,
            HandleTime.of(before, HandleTime.Series.ESCALATED_FROM_TURNS),
            percentiles),
        handleTime(
            key,
            from,
            counts,
            HandleTime.Series.ESCALATED_TICKETING,
            HandleTime.of(before, HandleTime.Series.ESCALATED_TICKETING),
            percentiles));
  }

  private HandleTime handleTime(
      RowKey key,
      IsoWeek from,
      CellCounts counts,
      HandleTime.Series series,
      Optional<Sample> before,
      PercentileSource percentiles) {
    boolean mature =
        maturity.week(key.week()) && (series != HandleTime.Series.BOT || hasBotBaseline(from));
    return HandleTime.judge(
        HandleTime.of(counts, series),
        percentiles.percentiles(key, series),
        before,
        mature,
        settings.evidence());
  }

  /// The bot has no past before go-live: its first weeks are its baseline, which none of them can
  /// be held against.
  private Optional<CellCounts> botBaseline(RowKey key, IsoWeek from) {
    IsoWeek first = terms.firstFullWeek(settings.windows().timeZone());
    IsoWeek last = first.plusWeeks(settings.windows().botBaselineWeeks() - 1L);
    return hasBotBaseline(from)
        ? Optional.of(allVersions.counts(key.line(), key.cut(), first, last))
        : Optional.empty();
  }

  private boolean hasBotBaseline(IsoWeek week) {
    IsoWeek first = terms.firstFullWeek(settings.windows().timeZone());
    return !week.isBefore(first.plusWeeks(settings.windows().botBaselineWeeks()));
  }

  private PanelRow.RepeatContactFigures repeatContacts(
      RowKey key, CellCounts counts, CellCounts before) {
    return new PanelRow.RepeatContactFigures(
        repeatContact(key, counts, before, RepeatContact.Window.SEVEN_DAYS),
        repeatContact(key, counts, before, RepeatContact.Window.THIRTY_DAYS));
  }

  private RepeatContact repeatContact(
      RowKey key, CellCounts counts, CellCounts before, RepeatContact.Window window) {
    return RepeatContact.judge(
        RepeatContact.of(counts, window),
        RepeatContact.of(before, window),
        maturity.repeatContact(key.week(), window),
        settings.evidence());
  }

  private Rate rate(Proportion proportion, boolean mature) {
    return Rate.of(proportion, mature, settings.evidence());
  }

  private Optional<Integer> tier(Line line) {
    return line.isArchetype() ? settings.tiers().tier(line.name()) : Optional.empty();
  }

  private Optional<Band> band(Line line) {
    return line.isArchetype() ? settings.tiers().band(line.name()) : Optional.empty();
  }
}
