package io.candor.classifier;

import com.google.rpc.Status;
import io.candor.classifier.v1.ClassificationServiceGrpc;
import io.candor.classifier.v1.ClassificationServiceGrpc.ClassificationServiceBlockingStub;
import io.candor.classifier.v1.ClassificationServiceGrpc.ClassificationServiceStub;
import io.candor.classifier.v1.HandoffServiceGrpc;
import io.candor.classifier.v1.HandoffServiceGrpc.HandoffServiceBlockingStub;
import io.candor.classifier.v1.LearningServiceGrpc;
import io.candor.classifier.v1.LearningServiceGrpc.LearningServiceBlockingStub;
import io.candor.classifier.v1.PolicyServiceGrpc;
import io.candor.classifier.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import io.candor.classifier.v1.QaServiceGrpc;
import io.candor.classifier.v1.QaServiceGrpc.QaServiceBlockingStub;
import io.candor.classifier.v1.Record;
import io.candor.classifier.v1.RecordServiceGrpc;
import io.candor.classifier.v1.TaxonomyServiceGrpc;
import io.candor.classifier.v1.TaxonomyServiceGrpc.TaxonomyServiceBlockingStub;
import io.candor.classifier.v1.WriteRecordsRequest;
import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.kit.testing.ErrorConformance;
import io.candor.operations.v1.DeadLetterServiceGrpc;
import io.candor.operations.v1.DeadLetterServiceGrpc.DeadLetterServiceBlockingStub;
import io.candor.stores.EmbeddedMongo;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The whole service on the embedded store and a real port, with a fake next service.
public final class ClassifierFixture implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FakeFactService next = new FakeFactService();
  private final RunningService service;
  private final ManagedChannel channel;
  private final ErrorConformance conformance = new ErrorConformance();
  private final Channel checked;

  /// @param database the database to use; a second fixture on the same one goes on where the first
  ///     left off
  public ClassifierFixture(String database) {
    this(database, Map.of());
  }

  /// @param overrides properties of the service
  public ClassifierFixture(String database, Map<String, Object> overrides) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("candor.grpc.host", "127.0.0.1");
    properties.put("candor.grpc.port", 0);
    properties.put("candor.grpc.health-port", 0);
    properties.put("candor.telemetry.prometheus-port", 0);
    properties.put("candor.mongo.uri", EmbeddedMongo.shared().uri());
    properties.put("candor.mongo.database", database);
    properties.put("candor.peer.metrics", next.target());
    properties.putAll(overrides);
    service = ServiceRunner.start("classifier", properties);
    channel =
        NettyChannelBuilder.forAddress("127.0.0.1", service.port())
            .maxInboundMessageSize(16 * 1024 * 1024)
            .usePlaintext()
            .build();
    checked = ClientInterceptors.intercept(channel, conformance);
  }

  /// A channel that watches how errors are told.
  public Channel channel() {
    return checked;
  }

  public RunningService service() {
    return service;
  }

  public FakeFactService next() {
    return next;
  }

  public TaxonomyServiceBlockingStub taxonomy() {
    return TaxonomyServiceGrpc.newBlockingStub(checked)
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  public LearningServiceBlockingStub learning() {
    return LearningServiceGrpc.newBlockingStub(checked)
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  public HandoffServiceBlockingStub handoffs() {
    return HandoffServiceGrpc.newBlockingStub(checked)
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  public PolicyServiceBlockingStub policies() {
    return PolicyServiceGrpc.newBlockingStub(checked)
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  public QaServiceBlockingStub qa() {
    return QaServiceGrpc.newBlockingStub(checked)
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  public DeadLetterServiceBlockingStub deadLetters() {
    return DeadLetterServiceGrpc.newBlockingStub(checked)
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  public ClassificationServiceBlockingStub classification() {
    return ClassificationServiceGrpc.newBlockingStub(checked)
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  public ClassificationServiceStub classificationStream() {
    return ClassificationServiceGrpc.newStub(checked);
  }

  /// Writes a batch and returns its results.
  public List<Status> write(String workspace, Record... records) {
    return RecordServiceGrpc.newBlockingStub(checked)
        .withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .writeRecords(
            WriteRecordsRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .addAllRecords(List.of(records))
                .build())
        .getResultsList();
  }

  @Override
  public void close() {
    channel.shutdownNow();
    service.close();
    next.close();
    conformance.assertNoViolations();
  }
}
