package io.candor.alert.silence;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import io.candor.alert.route.Matcher;
import io.candor.alert.route.RoutingProtos;
import io.candor.alert.v1.SilenceNotification;
import io.candor.kit.resource.ResourceName;
import java.time.Instant;

/// Maps silences to the contract and to their stored form.
final class SilenceProtos {
  private SilenceProtos() {}

  /// A silence as the contract shows it.
  static io.candor.alert.v1.Silence toProto(Silence silence) {
    return io.candor.alert.v1.Silence.newBuilder()
        .setName(new ResourceName(silence.workspace(), "silences", silence.id()).toString())
        .setMatcher(RoutingProtos.toProto(silence.matcher()))
        .setAuthor(silence.author())
        .setReason(silence.reason())
        .setStartTime(timestamp(silence.start()))
        .setEndTime(timestamp(silence.end()))
        .setIncludesP0(silence.includesP0())
        .addAllReminderReceivers(silence.reminderReceivers())
        .setCreateTime(timestamp(silence.createTime()))
        .build();
  }

  /// What a receiver is told, serialised for the way there.
  static byte[] toNotification(Silence silence, Instant now) {
    return SilenceNotification.newBuilder()
        .setSilence(toProto(silence))
        .setDecideTime(timestamp(now))
        .build()
        .toByteArray();
  }

  /// The stored form of a matcher.
  static String toJson(Matcher matcher) {
    try {
      return JsonFormat.printer()
          .omittingInsignificantWhitespace()
          .print(RoutingProtos.toProto(matcher));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a matcher has no message that cannot be printed", e);
    }
  }

  /// Reads the stored form; what a newer version of the service added is left out.
  static Matcher fromJson(String json) {
    io.candor.alert.v1.Matcher.Builder proto = io.candor.alert.v1.Matcher.newBuilder();
    try {
      JsonFormat.parser().ignoringUnknownFields().merge(json, proto);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored matcher cannot be read", e);
    }
    return RoutingProtos.fromProto(proto.build());
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
