package io.candor.alert.route;

import com.google.protobuf.Duration;
import java.util.stream.Collectors;

/// Maps groupings to the contract.
final class GroupingProtos {
  private GroupingProtos() {}

  /// A grouping of a request, which has been validated.
  static Grouping fromProto(io.candor.alert.v1.Grouping proto) {
    return new Grouping(
        proto.getByList().stream()
            .map(field -> Grouping.Field.valueOf(field.name()))
            .collect(Collectors.toSet()),
        proto.hasWait() ? duration(proto.getWait()) : Grouping.DEFAULT_WAIT,
        proto.hasInterval() ? duration(proto.getInterval()) : Grouping.DEFAULT_INTERVAL,
        proto.getAlone());
  }

  /// A grouping as the contract shows it.
  static io.candor.alert.v1.Grouping toProto(Grouping grouping) {
    return io.candor.alert.v1.Grouping.newBuilder()
        .addAllBy(
            grouping.by().stream()
                .sorted()
                .map(field -> io.candor.alert.v1.Grouping.Field.valueOf(field.name()))
                .toList())
        .setWait(RoutingProtos.duration(grouping.firstWait()))
        .setInterval(RoutingProtos.duration(grouping.interval()))
        .setAlone(grouping.alone())
        .build();
  }

  private static java.time.Duration duration(Duration proto) {
    return java.time.Duration.ofSeconds(proto.getSeconds(), proto.getNanos());
  }
}
