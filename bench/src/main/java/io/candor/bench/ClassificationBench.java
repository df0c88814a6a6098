package io.candor.bench;

import com.google.protobuf.Timestamp;
import com.google.rpc.Code;
import io.candor.classifier.embedding.RawModel;
import io.candor.classifier.v1.ClassificationServiceGrpc;
import io.candor.classifier.v1.Record;
import io.candor.classifier.v1.RecordServiceGrpc;
import io.candor.classifier.v1.StreamClassifyTextRequest;
import io.candor.classifier.v1.StreamClassifyTextResponse;
import io.candor.classifier.v1.WriteRecordsRequest;
import io.candor.ingest.v1.Feedback;
import io.candor.stores.EmbeddedMongo;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// Classification: texts a second by `StreamClassifyText`, and from `WriteRecords` to the facts'
/// arrival at the next hop, with storage and relay on the same cores; both against the bare model
/// on the same texts in the same mode. No text that is measured was seen before.
final class ClassificationBench {

  private static final String PARENT = "workspaces/bench";

  private static final int BATCH = 200;

  // As many calls as a relay has under way.
  private static final int IN_FLIGHT = 3;

  // A stream is answered one text after the other: a few of them keep the model busy.
  private static final int STREAMS = 8;

  private static final int ROUNDS = 5;

  // The store and the relay need more rounds than there are texts until the JIT is done with them;
  // the model remembers these texts and costs nothing.
  private static final int WARM_UP_PASSES = 24;

  private ClassificationBench() {}

  static List<Figure> run(EventFile file, int most) throws Exception {
    var texts = file.texts().stream().limit(most).toList();
    var third = texts.size() / 3;
    var warmUp = texts.subList(0, third);
    var streamed = texts.subList(third, 2 * third);
    var recorded = texts.subList(2 * third, 3 * third);

    var facts = new Sinks.Facts();
    var sink = Sinks.serve(facts);
    try (var model = new RawModel();
        var mongo = EmbeddedMongo.startTemporary();
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
      for (var pass = 0; pass < WARM_UP_PASSES; pass++) {
        stream(channel, warmUp);
        classify(records, facts, warmUp, "warm-" + pass);
      }
      model.secondsToEmbed(warmUp);
      var onDemand =
          Rounds.of(streamed, model::secondsToEmbed, (part, round) -> stream(channel, part));
      var whole =
          Rounds.of(
              recorded,
              model::secondsToEmbed,
              (part, round) -> classify(records, facts, part, "measured-" + round));
      channel.shutdownNow();
      return List.of(
          onDemand.figure("classification", 0.9),
          whole.figure("record to fact, one machine for all", 0.5));
    } finally {
      sink.shutdownNow();
    }
  }

  /// The same texts by the bare model and by the service, round by round: what else the machine
  /// does
  /// meanwhile then slows down both.
  ///
  /// @param raw texts a second, by round
  /// @param measured texts a second, by round
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Rounds(double[] raw, double[] measured) {
    interface Raw {
      double seconds(List<String> texts) throws InterruptedException, ExecutionException;
    }

    interface Measured {
      double seconds(List<String> texts, int round) throws InterruptedException, ExecutionException;
    }

    static Rounds of(List<String> texts, Raw raw, Measured measured)
        throws InterruptedException, ExecutionException {
      var rounds = new Rounds(new double[ROUNDS], new double[ROUNDS]);
      var count = texts.size() / ROUNDS;
      for (var round = 0; round < ROUNDS; round++) {
        var part = texts.subList(round * count, (round + 1) * count);
        rounds.raw[round] = count / raw.seconds(part);
        rounds.measured[round] = count / measured.seconds(part, round);
      }
      return rounds;
    }

    Figure figure(String name, double promise) {
      var ratios = IntStream.range(0, ROUNDS).mapToDouble(i -> measured[i] / raw[i]).toArray();
      return Figure.ratio(
          name,
          String.format(Locale.ROOT, "%.0f texts/s", median(measured)),
          String.format(Locale.ROOT, "%.0f texts/s bare model", median(raw)),
          median(ratios),
          promise);
    }

    private static double median(double[] values) {
      var sorted = values.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }
  }

  /// Seconds until every text has its labels.
  private static double stream(ManagedChannel channel, List<String> texts)
      throws InterruptedException {
    var answered = new CountDownLatch(texts.size());
    var failed = new AtomicReference<Throwable>();
    var start = System.nanoTime();
    var streams = new ArrayList<StreamObserver<StreamClassifyTextRequest>>();
    for (var i = 0; i < STREAMS; i++) {
      streams.add(
          ClassificationServiceGrpc.newStub(channel)
              .streamClassifyText(new Answers(answered, failed)));
    }
    for (var i = 0; i < texts.size(); i++) {
      streams
          .get(i % STREAMS)
          .onNext(
              StreamClassifyTextRequest.newBuilder()
                  .setParent(PARENT)
                  .setTextId(Integer.toString(i))
                  .setText(texts.get(i))
                  .build());
    }
    streams.forEach(StreamObserver::onCompleted);
    while (!answered.await(1, TimeUnit.SECONDS)) {
      if (failed.get() != null) {
        throw new IllegalStateException("A stream failed", failed.get());
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  /// Counts answers.
  private record Answers(CountDownLatch answered, AtomicReference<Throwable> failed)
      implements StreamObserver<StreamClassifyTextResponse> {
    @Override
    public void onNext(StreamClassifyTextResponse answer) {
      answered.countDown();
    }

    @Override
    public void onError(Throwable cause) {
      failed.set(cause);
    }

    @Override
    public void onCompleted() {
      // The answers were counted.
    }
  }

  private static double classify(
      RecordServiceGrpc.RecordServiceBlockingStub records,
      Sinks.Facts facts,
      List<String> texts,
      String round)
      throws InterruptedException, ExecutionException {
    var arrived = facts.expect(texts.size());
    var start = System.nanoTime();
    try (var senders = Executors.newFixedThreadPool(IN_FLIGHT)) {
      var sending = new ArrayList<Future<?>>();
      for (var from = 0; from < texts.size(); from += BATCH) {
        var batch = new ArrayList<Record>();
        for (var i = from; i < Math.min(from + BATCH, texts.size()); i++) {
          batch.add(record(round, i, texts.get(i)));
        }
        sending.add(
            senders.submit(
                () -> {
                  sendAll(records, batch);
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
      RecordServiceGrpc.RecordServiceBlockingStub records, List<Record> batch)
      throws InterruptedException {
    var left = batch;
    while (!left.isEmpty()) {
      var results =
          records
              .writeRecords(
                  WriteRecordsRequest.newBuilder().setParent(PARENT).addAllRecords(left).build())
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

  private static Record record(String round, int index, String text) {
    var id = round + "-" + index;
    var name = PARENT + "/feedback/" + id;
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
