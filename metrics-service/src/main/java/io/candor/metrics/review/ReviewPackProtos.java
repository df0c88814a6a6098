package io.candor.metrics.review;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.alert.v1.BaselineProposal;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.ReviewDeployment;
import io.candor.alert.v1.ReviewFigure;
import io.candor.alert.v1.ReviewMix;
import io.candor.alert.v1.ReviewMixShare;
import io.candor.alert.v1.ReviewPack;
import io.candor.alert.v1.ReviewRow;
import io.candor.alert.v1.ReviewVersion;
import io.candor.classifier.v1.QaReport;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.evaluation.HandedFinding;
import io.candor.metrics.fact.Deployment;
import io.candor.metrics.fact.DeploymentProtos;
import io.candor.metrics.panel.BaselineProposals;
import io.candor.metrics.panel.PanelRow;
import io.candor.metrics.settings.Settings;
import io.candor.metrics.statistics.Fraction;
import io.candor.metrics.statistics.Proportion;
import io.candor.metrics.statistics.StabilityIndex;
import io.candor.metrics.workspace.WorkspaceTerms;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Maps reviews to the packs that alerting is handed.
final class ReviewPackProtos {
  private static final int MAX_FINDINGS = 1_000;
  private static final Set<String> LISTED =
      Set.of("attempt_rate", "containment", "bot_handle_time", "repeat_contact_7d");

  private ReviewPackProtos() {}

  /// What a pack tells.
  ///
  /// @param workspace whose
  /// @param review the figures
  /// @param terms names, owners and settings
  /// @param findings every finding of the workspace
  /// @param dueTime when the review is due
  record Telling(
      String workspace,
      Review review,
      WorkspaceTerms terms,
      List<HandedFinding> findings,
      Instant dueTime) {}

  /// The next revision of a pack; empty when what was made says the same.
  static Optional<ReviewPackStore.StoredPack> next(
      Telling telling, Optional<ReviewPackStore.StoredPack> stored, Instant now) {
    ReviewPack pack = toProto(telling, now);
    if (stored.isPresent()
        && parse(stored.get().content()).toBuilder()
            .clearRevision()
            .clearEvaluateTime()
            .build()
            .equals(pack)) {
      return Optional.empty();
    }
    long revision = stored.map(before -> before.revision() + 1).orElse(1L);
    return Optional.of(
        new ReviewPackStore.StoredPack(
            telling.review().period().id(),
            revision,
            stored.map(ReviewPackStore.StoredPack::createTime).orElse(now),
            now,
            telling.dueTime(),
            pack.toBuilder()
                .setRevision(revision)
                .setEvaluateTime(FigureProtos.timestamp(now))
                .build()
                .toByteArray()));
  }

  static ReviewPack parse(byte[] content) {
    try {
      return ReviewPack.parseFrom(content);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A stored review pack cannot be read", e);
    }
  }

  private static ReviewPack toProto(Telling telling, Instant now) {
    Review review = telling.review();
    ReviewPeriod period = review.period();
    ReviewPack.Builder pack =
        ReviewPack.newBuilder()
            .setName("workspaces/%s/reviewPacks/%s".formatted(telling.workspace(), period.id()))
            .setKind(ReviewPack.Kind.valueOf(period.kind().name()))
            .setPeriod(period.period().name())
            .setStartWeek(period.period().first().toString())
            .setEndWeek(period.period().last().toString())
            .setTimeZone(zone(telling.terms().zone()))
            .setDueTime(FigureProtos.timestamp(telling.dueTime()))
            .setNotify(
                !telling.dueTime().plus(review.settings().reviews().notifyWithin()).isBefore(now));
    review.deployments().forEach(one -> pack.addDeployments(deployment(one, period.kind())));
    List<Finding> findings = findings(telling);
    pack.addAllFindings(findings);
    pack.addAllAttention(
        ReviewAttentionProtos.of(pack.getDeploymentsList(), findings, period.nextDueDay()));
    response(pack, review);
    review.reviewed().values().forEach(content -> pack.addQaWeeks(parseQaReport(content)));
    return pack.build();
  }

  private static QaReport parseQaReport(byte[] content) {
    try {
      return QaReport.parseFrom(content);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A stored report of reviews cannot be read", e);
    }
  }

  private static String zone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  private static ReviewDeployment deployment(Review.OfDeployment one, ReviewPeriod.Kind kind) {
    Deployment deployment = one.deployment();
    ReviewDeployment.Builder proto =
        ReviewDeployment.newBuilder()
            .setDeploymentId(deployment.deploymentId())
            .setDisplayName(deployment.displayName())
            .setRollbackOwner(deployment.rollbackOwner())
            .setSnapshot(DeploymentProtos.toSnapshot(deployment))
            .setBaselineVersion(one.baselineVersion().orElse(0))
            .setLastMatureWeek(one.lastMatureWeek().map(IsoWeek::toString).orElse(""));
    ReviewFigureProtos figures = new ReviewFigureProtos(one.settings());
    one.lines().forEach(line -> proto.addRows(row(line, figures)));
    if (!one.mix().isEmpty() && !one.baseline().mix().isEmpty()) {
      proto.setMix(mix(one));
    }
    one.versions().forEach((version, row) -> proto.addVersions(version(version, row, figures)));
    one.proposals().forEach(proposal -> proto.addBaselineProposals(proposal(proposal)));
    proto.addAllConfidence(ReviewConfidenceProtos.of(one));
    for (Review.Line line : one.lines()) {
      if (kind != ReviewPeriod.Kind.WEEKLY) {
        Ceiling.of(line.now()).map(ReviewAdviceProtos::toProto).ifPresent(proto::addCeilings);
      }
      if (kind == ReviewPeriod.Kind.QUARTERLY && line.now().key().line().isArchetype()) {
        StaleKnowledge.of(line, one.settings().evidence())
            .map(ReviewAdviceProtos::toProto)
            .ifPresent(proto::addStaleKnowledge);
      }
    }
    return proto.build();
  }

  private static ReviewRow row(Review.Line line, ReviewFigureProtos figures) {
    PanelRow now = line.now();
    Line of = now.key().line();
    return ReviewRow.newBuilder()
        .setArchetypeId(of.equals(Line.ALL) ? "" : of.name())
        .setTier(now.tier().orElse(0))
        .setConversationCount(now.counts().conversations())
        .setPreviousConversationCount(line.before().counts().conversations())
        .setDeflection(ReviewFigureProtos.deflection(now, line.before(), !of.equals(Line.ALL)))
        .addAllFigures(figures.others(now, line.before()))
        .addAllLeakage(FigureProtos.money(now.counts().policy().leakageMicros()))
        .build();
  }

  private static ReviewVersion version(String version, PanelRow row, ReviewFigureProtos figures) {
    return ReviewVersion.newBuilder()
        .setBotVersion(version)
        .setConversationCount(row.counts().conversations())
        .setDeflection(ReviewFigureProtos.deflection(row, row, false))
        .addAllFigures(
            figures.others(row, row).stream()
                .filter(figure -> LISTED.contains(figure.getKpi()))
                .map(figure -> figure.toBuilder().clearPreviousValue().clearChange().build())
                .toList())
        .build();
  }

  private static ReviewMix mix(Review.OfDeployment one) {
    Map<String, Long> before = one.baseline().mix();
    double all = one.mix().values().stream().mapToLong(Long::longValue).sum();
    double allBefore = before.values().stream().mapToLong(Long::longValue).sum();
    ReviewMix.Builder mix =
        ReviewMix.newBuilder()
            .setStabilityIndex(StabilityIndex.of(one.mix(), before))
            .setThreshold(one.settings().targets().mixShiftPsi());
    one.mix().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            share ->
                mix.addShares(
                    ReviewMixShare.newBuilder()
                        .setArchetypeId(share.getKey())
                        .setShare(share.getValue() / all)
                        .setBaselineShare(before.getOrDefault(share.getKey(), 0L) / allBefore)));
    return mix.build();
  }

  private static BaselineProposal proposal(BaselineProposals.Proposal proposal) {
    String weeks = "%s to %s".formatted(proposal.first(), proposal.last());
    String archetypes = String.join(", ", proposal.archetypes());
    String sentence =
        switch (proposal.reason()) {
          case MIX_MOVED ->
              "The mix of archetypes has moved (index %.2f, line %.2f): take a baseline from %s."
                  .formatted(proposal.figure(), proposal.threshold(), weeks);
          case HANDOFF_READY ->
              "%s: answers after a handoff of eight live weeks (%s) can be the reference."
                  .formatted(archetypes, weeks);
          case NEW_ARCHETYPE ->
              "%s: as large as archetypes with a line of their own (%.1f %%): take a baseline from %s."
                  .formatted(archetypes, 100 * proposal.figure(), weeks);
        };
    return BaselineProposal.newBuilder()
        .setReason(BaselineProposal.Reason.valueOf(proposal.reason().name()))
        .addAllArchetypeIds(proposal.archetypes())
        .setFigure(proposal.figure())
        .setThreshold(proposal.threshold())
        .setSentence(sentence)
        .build();
  }

  /// Those that tripped in the period or are open at its end, the gravest first.
  private static List<Finding> findings(Telling telling) {
    IsoWeek first = telling.review().period().period().first();
    IsoWeek last = telling.review().period().period().last();
    return telling.findings().stream()
        .filter(finding -> !finding.withdrawn())
        .filter(finding -> !finding.openedWeek().isAfter(last))
        .filter(
            finding ->
                finding.state().equals(Finding.State.OPEN.name())
                    || finding.weeks().stream()
                        .anyMatch(week -> !week.isBefore(first) && !week.isAfter(last)))
        .map(finding -> parseFinding(finding.content()))
        .sorted(
            Comparator.comparing(Finding::getSeverity)
                .thenComparing(Finding::getStrength, Comparator.reverseOrder())
                .thenComparing(Finding::getName))
        .limit(MAX_FINDINGS)
        .toList();
  }

  private static Finding parseFinding(byte[] content) {
    try {
      // Without words and names: a pack is kept for ever, what customers wrote and who they are is
      // not.
      Finding.Builder finding = Finding.parseFrom(content).toBuilder().clearExamples();
      if (finding.hasImpact()) {
        finding.getImpactBuilder().clearAccountIds().clearCustomerIds();
      }
      return finding.build();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A stored finding cannot be read", e);
    }
  }

  private static void response(ReviewPack.Builder pack, Review review) {
    Settings settings = review.settings();
    pack.addSurveyResponse(
        response(
            "response_resolution",
            new Proportion(review.answers().resolutionAnswers(), review.answers().conversations()),
            new Proportion(
                review.answersBefore().resolutionAnswers(), review.answersBefore().conversations()),
            settings));
    pack.addSurveyResponse(
        response(
            "response_delayed",
            new Proportion(review.answers().delayedAnswers(), review.answers().conversations()),
            new Proportion(
                review.answersBefore().delayedAnswers(), review.answersBefore().conversations()),
            settings));
  }

  private static ReviewFigure response(
      String kpi, Proportion now, Proportion usual, Settings settings) {
    boolean enough =
        now.whole() >= settings.evidence().minDenominator()
            && usual.whole() >= settings.evidence().minDenominator();
    ReviewFigure.Builder figure =
        ReviewFigureProtos.share(kpi, now, usual)
            .setStatus(enough ? ReviewFigure.Status.OK : ReviewFigure.Status.INSUFFICIENT_DATA)
            .setOutside(
                enough
                    && now.exact()
                        .isBelow(
                            usual.exact().times(Fraction.of(settings.targets().silenceFactor()))));
    usual.value().ifPresent(figure::setReference);
    return figure.build();
  }
}
