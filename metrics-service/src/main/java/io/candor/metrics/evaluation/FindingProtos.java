package io.candor.metrics.evaluation;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.alert.v1.Example;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingScope;
import io.candor.alert.v1.ReleaseMarker;
import io.candor.alert.v1.RootCauseShare;
import io.candor.alert.v1.SegmentImpact;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.edge.FigureProtos;
import io.candor.metrics.fact.DeploymentProtos;
import io.candor.metrics.fact.Release;
import io.candor.metrics.finding.FindingKey;
import io.candor.metrics.finding.FindingKind;
import io.candor.metrics.finding.Judgement;
import io.candor.metrics.impact.Impact;
import io.candor.metrics.settings.Settings;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Maps findings to what alerting is handed.
final class FindingProtos {
  // Who is to be told when it is mended; the figures count all of them.
  private static final int MAX_NAMED = 500;

  private FindingProtos() {}

  /// What a finding tells.
  ///
  /// @param name its resource name
  /// @param key what makes two findings the same one
  /// @param finding its figures
  /// @param context what else it tells
  /// @param settings with which it was evaluated
  /// @param notifiable whether anybody may be told
  record Telling(
      ResourceName name,
      String key,
      io.candor.metrics.finding.Finding finding,
      FindingContext context,
      Settings settings,
      boolean notifiable) {}

  /// The message, without revision and time of evaluation, which are set when it differs from what
  /// was handed on.
  private static Finding toProto(Telling telling) {
    ResourceName name = telling.name();
    io.candor.metrics.finding.Finding finding = telling.finding();
    FindingContext context = telling.context();
    FindingKey key = finding.key();
    Judgement.Tripped latest = finding.latest().tripped();
    Finding.Builder proto =
        Finding.newBuilder()
            .setName(name.toString())
            .setKind(Finding.Kind.valueOf(key.kind().name()))
            .setScope(scope(key, context))
            .setMetric(metric(key))
            .setPolicyClass(key.kind() == FindingKind.POLICY_INCIDENT ? key.detail() : "")
            .setStrength(WeekFigureProtos.strength(finding.strength()))
            .setState(Finding.State.valueOf(finding.state().name()))
            .setSeverity(severity(key.kind(), latest))
            .setOpenedWeek(finding.openedWeek().toString())
            .setClearedWeek(finding.closedWeek().map(IsoWeek::toString).orElse(""))
            .setAutomatic(latest.automatic())
            .setNotify(telling.notifiable());
    WeekFigureProtos figures = new WeekFigureProtos(key, telling.settings());
    finding
        .weeks()
        .forEach(
            week ->
                proto.addWeeks(
                    figures.toProto(
                        week,
                        context.sinceTime(),
                        Optional.ofNullable(context.online().get(week.week())))));
    context
        .impact()
        .ifPresent(
            impact -> proto.setImpact(impact(impact, FindingContext.ratioLower(latest.figures()))));
    context.release().ifPresent(release -> proto.setRelease(release(release)));
    context
        .excerpts()
        .forEach(
            excerpt ->
                proto.addExamples(
                    Example.newBuilder()
                        .setName(
                            new ResourceName(name.workspace(), excerpt.collection(), excerpt.id())
                                .toString())
                        .setExcerpt(excerpt.text())
                        .setTime(FigureProtos.timestamp(excerpt.time()))
                        .setAssertionId(excerpt.assertionId())));
    context.area().ifPresent(area -> proto.setAreaOwner(area.owner()));
    context
        .deployment()
        .ifPresent(
            deployment ->
                proto
                    .setRollbackOwner(deployment.rollbackOwner())
                    .setDeployment(DeploymentProtos.toSnapshot(deployment)));
    return proto.build();
  }

  private static FindingScope scope(FindingKey key, FindingContext context) {
    FindingScope.Builder scope =
        FindingScope.newBuilder()
            .setDeploymentId(key.scope().deployment().orElse(""))
            .setArchetypeId(key.scope().archetype().orElse(""))
            .setAreaId(key.scope().area().orElse(""))
            .setThemeId(key.scope().theme().orElse(""))
            .setSource(source(key));
    key.scope().segment().map(FigureProtos::segment).ifPresent(scope::setSegment);
    context
        .deployment()
        .ifPresent(deployment -> scope.setDeploymentDisplayName(deployment.displayName()));
    context.area().ifPresent(area -> scope.setAreaDisplayName(area.displayName()));
    context.theme().ifPresent(theme -> scope.setThemeDisplayName(theme.displayName()));
    return scope.build();
  }

  /// The kind of survey or the producer that a finding about silence speaks of; empty for all
  /// others.
  static String source(FindingKey key) {
    return key.kind() == FindingKind.SURVEY_SILENCE ? key.detail() : "";
  }

  static String metric(FindingKey key) {
    return switch (key.kind()) {
      case CSAT_REVIEW, CSAT_ROLLBACK, SEGMENT_DROP -> key.detail();
      case HANDOFF_CSAT -> "handoff_csat";
      case CONTEXT_LOSS -> "context_loss";
      case REPEAT_STATE -> "repeat_state";
      case BOT_HANDLE_TIME_TREND -> "bot_handle_time";
      case ESCALATED_HANDLE_TIME ->
          key.detail().equals("ticketing")
              ? "escalated_handle_time_ticketing"
              : "escalated_handle_time";
      case REPEAT_CONTACT -> "repeat_contact_" + key.detail();
      case DEFLECTION_BAND -> "deflection";
      case ATTEMPT_DROP -> "attempt_rate";
      case CONTAINMENT_DROP, DOOM_LOOP -> "containment";
      case REFUND_LEAKAGE, POLICY_INCIDENT -> "policy";
      case THEME_SPIKE, THEME_EMERGING, SURVEY_SILENCE, MIX_SHIFT -> "";
    };
  }

  private static Finding.Severity severity(FindingKind kind, Judgement.Tripped latest) {
    if (latest.severity().isPresent()) {
      return switch (latest.severity().get()) {
        case P0 -> Finding.Severity.P0;
        case P1, ROLLBACK -> Finding.Severity.P1;
        case P2, REVIEW -> Finding.Severity.P2;
      };
    }
    return switch (kind) {
      case POLICY_INCIDENT -> Finding.Severity.P0;
      case CSAT_ROLLBACK, THEME_SPIKE, REFUND_LEAKAGE, SURVEY_SILENCE -> Finding.Severity.P1;
      case CSAT_REVIEW,
          CONTEXT_LOSS,
          REPEAT_STATE,
          HANDOFF_CSAT,
          ESCALATED_HANDLE_TIME,
          REPEAT_CONTACT,
          SEGMENT_DROP,
          THEME_EMERGING,
          DOOM_LOOP ->
          Finding.Severity.P2;
      case BOT_HANDLE_TIME_TREND, DEFLECTION_BAND, ATTEMPT_DROP, CONTAINMENT_DROP, MIX_SHIFT ->
          Finding.Severity.P3;
    };
  }

  private static io.candor.alert.v1.Impact impact(Impact impact, double ratioLower) {
    io.candor.alert.v1.Impact.Builder proto =
        io.candor.alert.v1.Impact.newBuilder()
            .setKnownAccountVerbatimCount(impact.items().withAccount())
            .setVerbatimCount(impact.items().count())
            .setRenewalNextQuarterCount(impact.renewNextQuarter())
            .setRenewalQuarter(impact.quarter())
            .setRenewalNext90DaysCount(impact.renew90Days())
            .setPriority(impact.priority(ratioLower))
            .addAllAccountIds(impact.items().mostAffectedAccounts(MAX_NAMED))
            .addAllCustomerIds(impact.items().mostAffectedCustomers(MAX_NAMED))
            .setCustomerCount(impact.items().customerCount());
    boolean priced = !impact.currency().isEmpty();
    if (priced) {
      proto.setAffectedArr(FigureProtos.money(impact.currency(), impact.affectedMicros()));
    }
    for (Impact.SegmentImpact segment : impact.segments()) {
      SegmentImpact.Builder part =
          SegmentImpact.newBuilder()
              .setSegment(FigureProtos.segment(segment.segment()))
              .setAccountCount(segment.accounts())
              .setArrShare(segment.share());
      if (priced) {
        part.setAffectedArr(FigureProtos.money(impact.currency(), segment.affectedMicros()));
      }
      proto.addSegments(part);
    }
    for (io.candor.metrics.impact.RootCauseShare cause : impact.items().rootCauses()) {
      proto.addRootCauses(
          RootCauseShare.newBuilder()
              .setRootCause(cause.rootCause())
              .setVerbatimCount(cause.share().part())
              .setShare(cause.share().value().orElseThrow()));
    }
    return proto.build();
  }

  private static ReleaseMarker release(Release release) {
    return ReleaseMarker.newBuilder()
        .setReleaseId(release.releaseId())
        .setProductArea(release.area())
        .setVersion(release.version())
        .setReleaseTime(FigureProtos.timestamp(release.releaseTime()))
        .build();
  }

  /// The next revision of a finding, or nothing when what was handed on says the same.
  ///
  /// @param stored what was handed on; null for a new finding
  static Optional<HandedFinding> next(
      Telling telling, @Nullable HandedFinding stored, Instant now) {
    Finding message = toProto(telling);
    if (stored != null
        && parse(stored.content()).toBuilder()
            .clearRevision()
            .clearEvaluateTime()
            .build()
            .equals(message)) {
      return Optional.empty();
    }
    long revision = stored == null ? 1 : stored.revision() + 1;
    return Optional.of(handed(telling.key(), message, revision, false, now));
  }

  /// What was handed on, withdrawn because the facts no longer bear it out; nothing when it was
  /// withdrawn before.
  static Optional<HandedFinding> withdrawn(HandedFinding stored, Instant now) {
    if (stored.withdrawn()) {
      return Optional.empty();
    }
    Finding message = parse(stored.content());
    Finding.Builder over = message.toBuilder();
    if (message.getState() == Finding.State.OPEN) {
      over.setState(Finding.State.CLEARED)
          .setClearedWeek(message.getWeeks(message.getWeeksCount() - 1).getWeek());
    }
    // A theme that emerges no longer has been accepted, merged or rejected: it did emerge.
    if (message.getKind() != Finding.Kind.THEME_EMERGING) {
      over.setState(Finding.State.WITHDRAWN);
    }
    // Nobody looks at it any more, and whom it quoted or named may have been erased.
    return Optional.of(
        handed(stored.key(), nameless(over.build()), stored.revision() + 1, true, now));
  }

  /// What was handed on, without what customers wrote and who they are; nothing when it quotes and
  /// names nobody.
  static Optional<HandedFinding> withoutNames(HandedFinding stored, Instant now) {
    Finding message = parse(stored.content());
    Finding nameless = nameless(message);
    return nameless.equals(message)
        ? Optional.empty()
        : Optional.of(
            handed(stored.key(), nameless, stored.revision() + 1, stored.withdrawn(), now));
  }

  private static Finding nameless(Finding message) {
    Finding.Builder nameless = message.toBuilder().clearExamples();
    if (message.hasImpact()) {
      nameless.getImpactBuilder().clearAccountIds().clearCustomerIds();
    }
    return nameless.build();
  }

  private static HandedFinding handed(
      String key, Finding message, long revision, boolean withdrawn, Instant now) {
    Finding numbered =
        message.toBuilder()
            .setRevision(revision)
            .setEvaluateTime(FigureProtos.timestamp(now))
            .build();
    return new HandedFinding(
        ResourceName.parse(numbered.getName(), HandedFinding.COLLECTION).id(),
        key,
        revision,
        numbered.getKind().name(),
        numbered.getState().name(),
        IsoWeek.parse(numbered.getOpenedWeek()),
        numbered.getWeeksList().stream().map(week -> IsoWeek.parse(week.getWeek())).toList(),
        numbered.getNotify(),
        withdrawn,
        numbered.toByteArray());
  }

  /// Where a finding is.
  record Place(String deploymentId, String archetypeId) {}

  static Place place(byte[] content) {
    FindingScope scope = parse(content).getScope();
    return new Place(scope.getDeploymentId(), scope.getArchetypeId());
  }

  static Finding parse(byte[] content) {
    try {
      return Finding.parseFrom(content);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A stored finding cannot be read", e);
    }
  }
}
