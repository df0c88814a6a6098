package io.candor.alert.group;

import com.google.protobuf.Timestamp;
import io.candor.alert.incident.Incident;
import io.candor.alert.incident.IncidentProtos;
import io.candor.alert.route.Grouping;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.GroupNotification;
import java.time.Instant;
import java.util.List;

/// Maps groups to the contract.
final class GroupProtos {
  private GroupProtos() {}

  /// Under which the messages of a group wait for its receiver.
  static String key(IncidentGroup group) {
    return "groups/" + group.id();
  }

  /// What a receiver is told, serialised for the way there.
  ///
  /// @param shown at least one
  /// @param count of how many incidents these are the first
  static byte[] toNotification(
      String workspace,
      IncidentGroup group,
      Standing standing,
      TellReason reason,
      List<Incident> shown,
      long count,
      Instant now) {
    Incident first = shown.getFirst();
    GroupText text =
        GroupText.of(
            group, standing, reason, count, new GroupText(first.title(), first.sentence()));
    return GroupNotification.newBuilder()
        .setGroup(toProto(workspace, group, standing))
        .setReason(GroupNotification.Reason.valueOf(reason.name()))
        .setDecideTime(timestamp(now))
        .setSeverity(Finding.Severity.valueOf(first.finding().judgement().severity().name()))
        .setTitle(text.title())
        .setSentence(text.sentence())
        .addAllIncidents(shown.stream().map(IncidentProtos::toProto).toList())
        .setIncidentCount(count)
        .build()
        .toByteArray();
  }

  /// A group as the contract shows it.
  static io.candor.alert.v1.IncidentGroup toProto(
      String workspace, IncidentGroup group, Standing standing) {
    io.candor.alert.v1.IncidentGroup.Builder proto =
        io.candor.alert.v1.IncidentGroup.newBuilder()
            .setName("workspaces/" + workspace + "/" + key(group))
            .setReceiver(group.receiverId())
            .setRoute(group.route())
            .setOpenTime(timestamp(group.openTime()))
            .setSequence(group.sequence())
            .setDeliveredSequence(group.deliveredSequence())
            .setOpenCount(standing.openCount())
            .setAcknowledgedCount(standing.acknowledgedCount())
            .setOverCount(standing.overCount())
            .setWaitingCount(standing.waitingCount());
    for (Grouping.Field field : Grouping.Field.values()) {
      String value = group.labels().get(field);
      if (value != null) {
        proto
            .addLabelsBuilder()
            .setField(io.candor.alert.v1.Grouping.Field.valueOf(field.name()))
            .setValue(value);
      }
    }
    Instant tellTime = group.tellTime();
    if (tellTime != null) {
      proto.setTellTime(timestamp(tellTime));
    }
    return proto.build();
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
