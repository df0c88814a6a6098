package io.candor.ingest.producer;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.classifier.v1.Record;
import io.candor.ingest.event.ValueProtos;
import io.candor.ingest.v1.Producer;
import io.candor.ingest.v1.ProducerSilence;
import io.candor.kit.resource.ResourceName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Producers as they are stored and handed on.
final class ProducerStateProtos {

  // More than a year of monthly outages.
  private static final int MAX_SILENCES = 20;

  private ProducerStateProtos() {}

  static byte[] snapshot(String workspace, String producer, List<Silence> silences) {
    Producer.Builder proto =
        Producer.newBuilder().setName(name(workspace, producer).toString()).setProducerId(producer);
    silences.stream()
        .skip(Math.max(0, silences.size() - MAX_SILENCES))
        .forEach(silence -> proto.addSilences(toProto(silence)));
    return proto.build().toByteArray();
  }

  static List<Silence> silences(byte[] snapshot) {
    return parse(snapshot).getSilencesList().stream().map(ProducerStateProtos::fromProto).toList();
  }

  static byte[] record(byte[] snapshot, long revision) {
    Producer producer = parse(snapshot).toBuilder().setRevision(revision).build();
    return Record.newBuilder()
        .setName(producer.getName())
        .setRevision(revision)
        .setProducer(producer)
        .build()
        .toByteArray();
  }

  static ResourceName name(String workspace, String producer) {
    return new ResourceName(workspace, "producers", producer);
  }

  private static ProducerSilence toProto(Silence silence) {
    ProducerSilence.Builder proto =
        ProducerSilence.newBuilder()
            .setLastEventTime(ValueProtos.timestamp(silence.lastEventTime()))
            .setUsualInterval(
                com.google.protobuf.Duration.newBuilder()
                    .setSeconds(silence.usualInterval().toSeconds()))
            .setStartTime(ValueProtos.timestamp(silence.startTime()));
    silence.endTime().map(ValueProtos::timestamp).ifPresent(proto::setEndTime);
    return proto.build();
  }

  private static Silence fromProto(ProducerSilence proto) {
    return new Silence(
        ValueProtos.instant(proto.getLastEventTime()),
        Duration.ofSeconds(proto.getUsualInterval().getSeconds()),
        ValueProtos.instant(proto.getStartTime()),
        proto.hasEndTime()
            ? Optional.of(ValueProtos.instant(proto.getEndTime()))
            : Optional.empty());
  }

  private static Producer parse(byte[] snapshot) {
    try {
      return Producer.parseFrom(snapshot);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("A stored producer cannot be read", e);
    }
  }
}
