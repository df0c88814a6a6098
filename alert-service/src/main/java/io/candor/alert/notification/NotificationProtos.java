package io.candor.alert.notification;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.candor.alert.finding.FindingKind;
import io.candor.alert.finding.Severity;
import io.candor.alert.incident.IncidentName;
import io.candor.alert.incident.IncidentState;
import io.candor.alert.incident.NotifyReason;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentNotification;
import io.candor.kit.resource.ResourceName;
import java.time.Instant;
import java.util.Optional;

/// Reads notifications from the form in which they wait.
public final class NotificationProtos {
  private NotificationProtos() {}

  /// The notification of these bytes; nothing if they cannot be read.
  public static Optional<Notification> read(byte[] payload) {
    try {
      return Optional.of(fromProto(IncidentNotification.parseFrom(payload)));
    } catch (InvalidProtocolBufferException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Notification fromProto(IncidentNotification proto)
      throws InvalidProtocolBufferException {
    Incident incident = proto.getIncident();
    ResourceName name = ResourceName.parse(incident.getName(), "incidents");
    return new Notification(
        new IncidentName(name.workspace(), name.id()),
        incident.getRevision(),
        NotifyReason.valueOf(proto.getReason().name()),
        Instant.ofEpochSecond(proto.getDecideTime().getSeconds(), proto.getDecideTime().getNanos()),
        new Notification.Headline(incident.getTitle(), incident.getSentence()),
        facts(incident),
        JsonFormat.printer().omittingInsignificantWhitespace().print(proto));
  }

  private static Notification.Facts facts(Incident incident) {
    String owner =
        incident.getAreaOwner().isEmpty() ? incident.getRollbackOwner() : incident.getAreaOwner();
    return new Notification.Facts(
        FindingKind.valueOf(incident.getKind().name()),
        Severity.valueOf(incident.getSeverity().name()),
        IncidentState.valueOf(incident.getState().name()),
        incident.getOpenedWeek(),
        incident.getScope().getDeploymentId(),
        incident.getScope().getAreaId(),
        owner);
  }
}
