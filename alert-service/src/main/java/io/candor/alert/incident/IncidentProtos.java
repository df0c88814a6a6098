package io.candor.alert.incident;

import com.google.protobuf.Timestamp;
import io.candor.alert.correlation.FindingSet;
import io.candor.alert.directive.Directive;
import io.candor.alert.directive.DirectiveProtos;
import io.candor.alert.finding.FindingKind;
import io.candor.alert.finding.FindingName;
import io.candor.alert.finding.FindingProtos;
import io.candor.alert.finding.Severity;
import io.candor.alert.sentence.Sentences;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.IncidentFinding;
import io.candor.alert.v1.IncidentNotification;
import io.candor.alert.v1.NotifyDecision.Reason;
import io.candor.kit.resource.ResourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// Maps incidents to the contract.
public final class IncidentProtos {
  private static final int MAX_FINDINGS = 200;

  private IncidentProtos() {}

  /// An incident as the contract shows it.
  public static io.candor.alert.v1.Incident toProto(Incident incident) {
    Finding finding = FindingProtos.toProto(incident.finding());
    io.candor.alert.v1.Incident.Builder proto =
        io.candor.alert.v1.Incident.newBuilder()
            .setName(incident.name().toString())
            .setEtag(Incidents.etag(incident))
            .setRevision(incident.revision())
            .setSeverity(severity(incident.finding().judgement().severity()))
            .setKind(finding.getKind())
            .setScope(finding.getScope())
            .setMetric(finding.getMetric())
            .setPolicyClass(finding.getPolicyClass())
            .setOpenedWeek(incident.openedWeek())
            .setClearedWeek(finding.getClearedWeek())
            .setTitle(incident.title())
            .setSentence(incident.sentence())
            .setProposal(finding.getProposal())
            .setAutomatic(finding.getAutomatic())
            .setNotifiable(finding.getNotify())
            .addAllReceivers(incident.receivers())
            .setAreaOwner(finding.getAreaOwner())
            .setRollbackOwner(finding.getRollbackOwner())
            .setFinding(finding.getName())
            .setFindingRevision(finding.getRevision());
    if (finding.getWeeksCount() > 0) {
      proto.setLatestFigure(finding.getWeeks(finding.getWeeksCount() - 1));
    }
    if (finding.hasImpact()) {
      proto.setImpact(finding.getImpact());
    }
    if (finding.hasRelease()) {
      proto.setRelease(finding.getRelease());
    }
    if (finding.getKind() == Finding.Kind.POLICY_INCIDENT) {
      proto.addAllStatements(finding.getExamplesList());
    }
    addLifecycle(proto, incident.lifecycle());
    troubleBegan(finding)
        .map(began -> Duration.between(began, incident.lifecycle().openTime()))
        .filter(insight -> !insight.isNegative())
        .ifPresent(insight -> proto.setTimeToInsight(duration(insight)));
    return proto.build();
  }

  /// An incident with its findings.
  static io.candor.alert.v1.Incident toProto(Incident incident, FindingSet findings) {
    return toProto(incident).toBuilder()
        .addAllFindings(
            findings.findings().stream().limit(MAX_FINDINGS).map(IncidentProtos::toLine).toList())
        .build();
  }

  /// What a receiver is told, serialised for the way there.
  static byte[] toNotification(IncidentChange change, NotifyReason reason) {
    IncidentNotification.Builder proto =
        IncidentNotification.newBuilder()
            .setIncident(toProto(change.after()))
            .setReason(Reason.valueOf(reason.name()))
            .setDecideTime(timestamp(change.event().time()));
    Directive directive = change.directive();
    if (directive != null) {
      proto.setDirective(DirectiveProtos.toProto(directive));
    }
    return proto.build().toByteArray();
  }

  /// An entry of the time line as the contract shows it.
  static io.candor.alert.v1.IncidentEvent toProto(String workspace, IncidentEvent.Placed placed) {
    IncidentEvent event = placed.event();
    io.candor.alert.v1.IncidentEvent.Builder proto =
        io.candor.alert.v1.IncidentEvent.newBuilder()
            .setSequence(placed.sequence())
            .setTime(timestamp(event.time()))
            .setType(io.candor.alert.v1.IncidentEvent.Type.valueOf(event.type().name()))
            .setIncidentRevision(event.incidentRevision())
            .setFindingRevision(event.findingRevision())
            .setFinding(findingName(workspace, event))
            .setGroup(
                event.groupId().isEmpty()
                    ? ""
                    : new ResourceName(workspace, "groups", event.groupId()).toString())
            .setSeverity(severity(event.severity()))
            .setActor(event.actor())
            .setNote(event.note())
            .setReceiver(event.receiver());
    NotifyDecision decision = event.decision();
    if (decision != null) {
      proto
          .getDecisionBuilder()
          .setReason(Reason.valueOf(decision.reason().name()))
          .addAllReceivers(decision.receivers())
          .addAllChosenBy(decision.chosenBy());
    }
    var failure = event.failureReason();
    if (failure != null) {
      proto.setFailureReason(failure.name());
    }
    return proto.build();
  }

  /// A follow-up as the contract shows it.
  static io.candor.alert.v1.FollowUp toProto(FollowUp followUp) {
    return io.candor.alert.v1.FollowUp.newBuilder()
        .setSubject(followUp.subject())
        .setState(io.candor.alert.v1.FollowUp.State.valueOf(followUp.state().name()))
        .setNote(followUp.note())
        .setUpdateTime(timestamp(followUp.updateTime()))
        .setUpdatedBy(followUp.updatedBy())
        .build();
  }

  /// A follow-up of a request, which has been validated.
  static FollowUp fromProto(io.candor.alert.v1.FollowUp proto) {
    return new FollowUp(
        proto.getSubject(),
        FollowUp.State.valueOf(proto.getState().name()),
        proto.getNote(),
        Instant.EPOCH,
        "");
  }

  static IncidentState state(io.candor.alert.v1.Incident.State proto) {
    return IncidentState.valueOf(proto.name());
  }

  static Severity severity(Finding.Severity proto) {
    return Severity.valueOf(proto.name());
  }

  static FindingKind kind(Finding.Kind proto) {
    return FindingKind.valueOf(proto.name());
  }

  private static IncidentFinding toLine(io.candor.alert.finding.Finding finding) {
    Finding proto = FindingProtos.toProto(finding);
    return IncidentFinding.newBuilder()
        .setName(proto.getName())
        .setKind(proto.getKind())
        .setScope(proto.getScope())
        .setSeverity(severity(finding.judgement().severity()))
        .setState(Finding.State.valueOf(finding.judgement().state().name()))
        .setOpenedWeek(proto.getOpenedWeek())
        .setClearedWeek(proto.getClearedWeek())
        .setSentence(Sentences.sentence(finding))
        .build();
  }

  private static String findingName(String workspace, IncidentEvent event) {
    return event.findingId().isEmpty()
        ? ""
        : FindingProtos.name(new FindingName(workspace, event.findingId()));
  }

  private static Finding.Severity severity(Severity severity) {
    return Finding.Severity.valueOf(severity.name());
  }

  private static void addLifecycle(io.candor.alert.v1.Incident.Builder proto, Lifecycle lifecycle) {
    proto
        .setState(io.candor.alert.v1.Incident.State.valueOf(lifecycle.state().name()))
        .setOpenTime(timestamp(lifecycle.openTime()))
        .setUpdateTime(timestamp(lifecycle.updateTime()))
        .setAssignee(lifecycle.assignee())
        .setEscalationLevel(lifecycle.escalationLevel());
    Lifecycle.Acknowledgement acknowledgement = lifecycle.acknowledgement();
    if (acknowledgement != null) {
      proto
          .setAcknowledgeTime(timestamp(acknowledgement.time()))
          .setAcknowledgedBy(acknowledgement.actor())
          .setTimeToAcknowledge(
              duration(Duration.between(lifecycle.activeTime(), acknowledgement.time())));
    }
    Lifecycle.End end = lifecycle.end();
    if (end != null) {
      proto
          .setResolveTime(timestamp(end.time()))
          .setResolution(io.candor.alert.v1.Incident.Resolution.valueOf(end.resolution().name()))
          .setResolvedBy(end.actor());
    }
    Lifecycle.Closing closing = lifecycle.closing();
    if (closing != null) {
      proto.setCloseTime(timestamp(closing.time())).setClosedBy(closing.actor());
    }
  }

  // Only findings about what customers wrote say when it began.
  private static Optional<Instant> troubleBegan(Finding finding) {
    return finding.getWeeksList().stream()
        .filter(week -> week.getVolume().hasSinceTime())
        .map(week -> week.getVolume().getSinceTime())
        .map(since -> Instant.ofEpochSecond(since.getSeconds(), since.getNanos()))
        .min(Comparator.naturalOrder());
  }

  private static com.google.protobuf.Duration duration(Duration duration) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.toSeconds())
        .setNanos(duration.toNanosPart())
        .build();
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
