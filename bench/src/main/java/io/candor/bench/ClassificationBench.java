package io.candor.bench;

import com.google.protobuf.Timestamp;
import com.google.rpc.Code;
import io.candor.classifier.embedding.RawModel;
import io.candor.classifier.v1.Record;
import io.candor.classifier.v1.RecordServiceGrpc;
import io.candor.classifier.v1.WriteRecordsRequest;
import io.candor.ingest.v1.Feedback;
import io.candor.stores.EmbeddedMongo;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Classification: texts a second from `WriteRecords` to the facts' arrival at the next hop, with
/// storage, labels and relay, against the bare model on the same texts in the same mode. No text is
/// seen twice by either.
final class ClassificationBench {

  private static final int BATCH = 200;

  // As many calls as a relay has under way.
  private static final int IN_FLIGHT = 3;

  private ClassificationBench() {}

  static Figure run(EventFile file, int most) throws Exception {
    var texts = file.texts().stream().limit(most).toList();
    var half = texts.size() / 2;
    // The first half warms up; both sides then work on the second.
    var warmUp = texts.subList(0, half);
    var measured = texts.subList(half, texts.size());

    double raw;
    try (var model = new RawModel()) {
      model.secondsToEmbed(warmUp);
      raw = measured.size() / model.secondsToEmbed(measured);
    }
    var facts = new Sinks.Facts();
    var sink = Sinks.serve(facts);
    try (var mongo = EmbeddedMongo.startTemporary();
        var classifier =
            Services.start(
                "classifier",
                Map.of(
                    "candor.mongo.uri",
                    mongo.uri(),
                    "candor.mongo.database",
                    "classifier",
                    "candor.peer.metrics",
                    "127.0.0.1:" + sink.getPort()))) {
      var channel =
          NettyChannelBuilder.forAddress("127.0.0.1", classifier.port()).usePlaintext().build();
      var records = RecordServiceGrpc.newBlockingStub(channel);
      classify(records, facts, warmUp, "warm");
      var whole = measured.size() / classify(records, facts, measured, "measured");
      channel.shutdownNow();
      return Figure.ratio(
          "classification",
          String.format(Locale.ROOT, "%.0f texts/s", whole),
          String.format(Locale.ROOT, "%.0f texts/s bare model", raw),
          whole / raw,
          0.8);
    } finally {
      sink.shutdownNow();
    }
  }

  private static double classify(
      RecordServiceGrpc.RecordServiceBlockingStub records,
      Sinks.Facts facts,
      List<String> texts,
      String workspace)
      throws InterruptedException, ExecutionException {
    var parent = "workspaces/" + workspace;
    var arrived = facts.expect(texts.size());
    var start = System.nanoTime();
    try (var senders = Executors.newFixedThreadPool(IN_FLIGHT)) {
      var sending = new ArrayList<Future<?>>();
      for (var from = 0; from < texts.size(); from += BATCH) {
        var batch = new ArrayList<Record>();
        for (var i = from; i < Math.min(from + BATCH, texts.size()); i++) {
          batch.add(record(parent, i, texts.get(i)));
        }
        sending.add(
            senders.submit(
                () -> {
                  sendAll(records, parent, batch);
                  return null;
                }));
      }
      for (var one : sending) {
        one.get();
      }
    }
    if (!arrived.await(10, TimeUnit.MINUTES)) {
      throw new IllegalStateException(arrived.getCount() + " facts did not arrive");
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /// As the relay before the classifier does: what is answered with "later" is sent again.
  private static void sendAll(
      RecordServiceGrpc.RecordServiceBlockingStub records, String parent, List<Record> batch)
      throws InterruptedException {
    var left = batch;
    while (!left.isEmpty()) {
      var results =
          records
              .writeRecords(
                  WriteRecordsRequest.newBuilder().setParent(parent).addAllRecords(left).build())
              .getResultsList();
      var again = new ArrayList<Record>();
      for (var i = 0; i < results.size(); i++) {
        var code = Code.forNumber(results.get(i).getCode());
        if (code == Code.RESOURCE_EXHAUSTED || code == Code.UNAVAILABLE) {
          again.add(left.get(i));
        } else if (code != Code.OK) {
          throw new IllegalStateException("Refused: " + code);
        }
      }
      if (!again.isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(50);
      }
      left = again;
    }
  }

  private static Record record(String parent, int index, String text) {
    var id = "text-" + index;
    var name = parent + "/feedback/" + id;
    return Record.newBuilder()
        .setName(name)
        .setRevision(1)
        .setFeedback(
            Feedback.newBuilder()
                .setName(name)
                .setRevision(1)
                .setFeedbackId(id)
                .setSource(Feedback.Source.COMMUNITY)
                .setVerbatim(text)
                .setTime(Timestamp.newBuilder().setSeconds(1_760_000_000L + index)))
        .build();
  }
}
