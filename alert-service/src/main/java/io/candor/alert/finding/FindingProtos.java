package io.candor.alert.finding;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import io.candor.alert.finding.FindingScope.Named;
import io.candor.alert.finding.Impact.RootCauseShare;
import io.candor.alert.finding.Impact.SegmentImpact;
import io.candor.alert.finding.WeekFigure.Measured;
import io.candor.alert.finding.WeekFigure.Unit;
import io.candor.alert.finding.WeekFigure.Volume;
import io.candor.alert.v1.MeasuredFigure;
import io.candor.alert.v1.ReleaseMarker;
import io.candor.alert.v1.VolumeFigure;
import io.candor.ingest.v1.Account;
import io.candor.kit.resource.ResourceName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Maps findings of the contract to the domain. A message that comes in has been validated.
public final class FindingProtos {
  private static final String COLLECTION = "findings";
  private static final String FOUR_WEEKS_EARLIER = "FOUR_WEEKS_EARLIER";

  private FindingProtos() {}

  /// Maps a finding; the excerpts of what customers wrote are left behind, their names are kept.
  ///
  /// @throws io.candor.kit.error.CandorException if its name has another form
  public static Finding fromProto(io.candor.alert.v1.Finding proto) {
    ResourceName name = ResourceName.parse(proto.getName(), COLLECTION);
    FindingKind kind = FindingKind.valueOf(proto.getKind().name());
    return new Finding(
        new FindingName(name.workspace(), name.id()),
        proto.getRevision(),
        new Subject(
            kind,
            scope(proto.getScope()),
            proto.getMetric(),
            proto.getPolicyClass(),
            window(proto),
            proto.getOpenedWeek()),
        judgement(proto, kind),
        proto.getWeeksList().stream().map(FindingProtos::week).toList(),
        context(proto),
        FindingDocument.of(kept(proto, kind).toByteArray()));
  }

  /// Reads a stored document back.
  public static Finding fromDocument(byte[] document) {
    return fromProto(parse(document));
  }

  /// The message of a stored document, without excerpts.
  public static io.candor.alert.v1.Finding toProto(Finding finding) {
    return parse(finding.document().toByteArray());
  }

  /// The finding without these subjects, of its examples and of what stands behind it.
  ///
  /// @param subjects `{collection}/{id}`, the id percent-encoded
  public static Finding without(Finding finding, Set<String> subjects) {
    Finding.Context context = finding.context();
    return new Finding(
        finding.name(),
        finding.revision(),
        finding.subject(),
        finding.judgement(),
        finding.weeks(),
        new Finding.Context(
            context.proposal(),
            context.impact(),
            context.release(),
            context.areaOwner(),
            context.rollbackOwner(),
            context.deployment(),
            context.examples().stream().filter(example -> !subjects.contains(example)).toList()),
        FindingDocument.of(without(finding.document().toByteArray(), subjects)));
  }

  /// A stored document without these subjects; the same bytes when it names none of them.
  public static byte[] without(byte[] document, Set<String> subjects) {
    io.candor.alert.v1.Finding proto = parse(document);
    String prefix = prefix(proto);
    List<String> accounts =
        proto.getImpact().getAccountIdsList().stream()
            .filter(id -> !subjects.contains(key(proto, "accounts", id)))
            .toList();
    List<io.candor.alert.v1.Example> examples =
        proto.getExamplesList().stream()
            .filter(example -> !names(subjects, prefix, example.getName()))
            .toList();
    if (accounts.size() == proto.getImpact().getAccountIdsCount()
        && examples.size() == proto.getExamplesCount()) {
      return document;
    }
    io.candor.alert.v1.Finding.Builder without =
        proto.toBuilder().clearExamples().addAllExamples(examples);
    if (proto.hasImpact()) {
      without.getImpactBuilder().clearAccountIds().addAllAccountIds(accounts);
    }
    return without.build().toByteArray();
  }

  /// The full resource name.
  public static String name(FindingName name) {
    return new ResourceName(name.workspace(), COLLECTION, name.findingId()).toString();
  }

  /// The domain's word for a segment; absent for unspecified.
  public static Optional<Segment> segment(Account.Segment proto) {
    return switch (proto) {
      case ENTERPRISE -> Optional.of(Segment.ENTERPRISE);
      case MID_MARKET -> Optional.of(Segment.MID_MARKET);
      case SMB -> Optional.of(Segment.SMB);
      case FREE -> Optional.of(Segment.FREE);
      case SEGMENT_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
    };
  }

  /// An instant; absent for an absent time.
  public static @Nullable Instant instant(boolean present, Timestamp time) {
    return present ? Instant.ofEpochSecond(time.getSeconds(), time.getNanos()) : null;
  }

  /// What a producer said of a bot.
  public static DeploymentSnapshot snapshot(io.candor.alert.v1.DeploymentSnapshot proto) {
    return new DeploymentSnapshot(
        proto.getDeploymentId(),
        proto.getRevision(),
        proto.getDeflectionListList(),
        proto.getConfidenceThresholdsMap(),
        proto.getBotVersion());
  }

  private static io.candor.alert.v1.Finding parse(byte[] document) {
    try {
      return io.candor.alert.v1.Finding.parseFrom(document);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored finding cannot be read", e);
    }
  }

  // The window is the same in every week of a finding; it tells 7-day from 30-day repeat contact.
  private static String window(io.candor.alert.v1.Finding proto) {
    return proto.getWeeksCount() == 0 ? "" : proto.getWeeks(0).getMeasured().getWindow();
  }

  private static Judgement judgement(io.candor.alert.v1.Finding proto, FindingKind kind) {
    return new Judgement(
        strength(proto.getStrength()),
        switch (proto.getState()) {
          case CLEARED -> FindingState.CLEARED;
          case REPLACED -> FindingState.REPLACED;
          case WITHDRAWN -> FindingState.WITHDRAWN;
          case OPEN, STATE_UNSPECIFIED, UNRECOGNIZED -> FindingState.OPEN;
        },
        switch (proto.getSeverity()) {
          case P0 -> Severity.P0;
          case P1 -> Severity.P1;
          case P2 -> Severity.P2;
          case P3 -> Severity.P3;
          case SEVERITY_UNSPECIFIED, UNRECOGNIZED -> kind.usualSeverity(proto.getPolicyClass());
        },
        proto.getClearedWeek(),
        proto.getAutomatic(),
        proto.getNotify(),
        instant(proto.hasEvaluateTime(), proto.getEvaluateTime()));
  }

  private static Strength strength(io.candor.alert.v1.Finding.Strength proto) {
    return switch (proto) {
      case CONFIRMED -> Strength.CONFIRMED;
      case WATCH, STRENGTH_UNSPECIFIED, UNRECOGNIZED -> Strength.WATCH;
    };
  }

  private static FindingScope scope(io.candor.alert.v1.FindingScope proto) {
    return new FindingScope(
        new Named(proto.getDeploymentId(), proto.getDeploymentDisplayName()),
        proto.getArchetypeId(),
        segment(proto.getSegment()).orElse(null),
        proto.getChannel(),
        new Named(proto.getAreaId(), proto.getAreaDisplayName()),
        new Named(proto.getThemeId(), proto.getThemeDisplayName()),
        proto.getSource());
  }

  private static WeekFigure week(io.candor.alert.v1.WeekFigure proto) {
    return new WeekFigure(
        proto.getWeek(),
        strength(proto.getStrength()),
        proto.hasMeasured() ? measured(proto.getMeasured()) : null,
        proto.hasVolume() ? volume(proto.getVolume()) : null);
  }

  private static Measured measured(MeasuredFigure proto) {
    return new Measured(
        proto.hasValue() ? proto.getValue() : null,
        proto.hasReference() ? proto.getReference() : null,
        proto.hasDelta() ? proto.getDelta() : null,
        proto.hasDeltaLower() ? proto.getDeltaLower() : null,
        proto.hasDeltaUpper() ? proto.getDeltaUpper() : null,
        proto.hasThreshold() ? proto.getThreshold() : null,
        proto.getSampleSize(),
        proto.getReferenceSampleSize(),
        switch (proto.getUnit()) {
          case FRACTION -> Unit.FRACTION;
          case POINTS -> Unit.POINTS;
          case SECONDS -> Unit.SECONDS;
          case COUNT -> Unit.COUNT;
          case RATIO -> Unit.RATIO;
          case INDEX -> Unit.INDEX;
          case UNIT_UNSPECIFIED, UNRECOGNIZED -> Unit.UNKNOWN;
        },
        proto.getWindow());
  }

  private static Volume volume(VolumeFigure proto) {
    return new Volume(
        proto.getSeenCount(),
        proto.getLastWeekCount(),
        proto.getFourWeeksEarlierCount(),
        proto.hasRatio() ? proto.getRatio() : null,
        proto.getComparison().equals(FOUR_WEEKS_EARLIER),
        instant(proto.hasSinceTime(), proto.getSinceTime()),
        proto.hasOnline()
            ? new WeekFigure.Usual(
                proto.getOnline().getSeenCount(),
                proto.getOnline().getExpectedCount(),
                proto.getOnline().getRatio())
            : null);
  }

  private static Finding.Context context(io.candor.alert.v1.Finding proto) {
    return new Finding.Context(
        proto.getProposal(),
        proto.hasImpact() ? impact(proto.getImpact()) : null,
        proto.hasRelease() ? release(proto.getRelease()) : null,
        proto.getAreaOwner(),
        proto.getRollbackOwner(),
        proto.hasDeployment() ? snapshot(proto.getDeployment()) : null,
        examples(proto));
  }

  // The name behind the workspace; names of other workspaces or forms stand for nobody.
  private static List<String> examples(io.candor.alert.v1.Finding proto) {
    Stream<String> accounts =
        proto.getImpact().getAccountIdsList().stream().map(id -> key(proto, "accounts", id));
    Stream<String> customers =
        proto.getImpact().getCustomerIdsList().stream().map(id -> key(proto, "customers", id));
    String prefix = prefix(proto);
    Stream<String> words =
        proto.getExamplesList().stream()
            .map(io.candor.alert.v1.Example::getName)
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()));
    return Stream.of(accounts, customers, words).flatMap(Function.identity()).distinct().toList();
  }

  private static boolean names(Set<String> subjects, String prefix, String name) {
    return name.startsWith(prefix) && subjects.contains(name.substring(prefix.length()));
  }

  private static String prefix(io.candor.alert.v1.Finding proto) {
    return proto.getName().substring(0, proto.getName().indexOf("/findings/") + 1);
  }

  private static String key(io.candor.alert.v1.Finding proto, String collection, String id) {
    String prefix = prefix(proto);
    String workspace = prefix.substring("workspaces/".length(), prefix.length() - 1);
    return new ResourceName(workspace, collection, id).key();
  }

  // Who the customers are stands in the follow-ups only: what readers and receivers are given is
  // made of this. Of what customers wrote only the name is kept. What a bot stated against the
  // policy is not theirs, masked by its producer, and what a person must see first.
  private static io.candor.alert.v1.Finding kept(
      io.candor.alert.v1.Finding proto, FindingKind kind) {
    io.candor.alert.v1.Finding.Builder kept = proto.toBuilder();
    if (proto.hasImpact()) {
      kept.getImpactBuilder().clearCustomerIds();
    }
    if (kind == FindingKind.POLICY_INCIDENT) {
      return kept.build();
    }
    kept.getExamplesBuilderList().forEach(io.candor.alert.v1.Example.Builder::clearExcerpt);
    return kept.build();
  }

  private static Impact impact(io.candor.alert.v1.Impact proto) {
    List<SegmentImpact> segments =
        proto.getSegmentsList().stream()
            .flatMap(
                part ->
                    segment(part.getSegment()).stream()
                        .map(
                            segment ->
                                new SegmentImpact(
                                    segment, part.getAccountCount(), part.getArrShare())))
            .toList();
    List<RootCauseShare> causes =
        proto.getRootCausesList().stream()
            .map(
                cause ->
                    new RootCauseShare(
                        cause.getRootCause(), cause.getVerbatimCount(), cause.getShare()))
            .toList();
    return new Impact(segments, proto.getAffectedArr().getUnits(), proto.getPriority(), causes);
  }

  private static Release release(ReleaseMarker proto) {
    return new Release(
        proto.getReleaseId(),
        proto.getVersion(),
        instant(proto.hasReleaseTime(), proto.getReleaseTime()));
  }
}
