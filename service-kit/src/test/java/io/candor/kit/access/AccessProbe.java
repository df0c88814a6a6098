package io.candor.kit.access;

import io.candor.alert.v1.AcknowledgeIncidentRequest;
import io.candor.alert.v1.AcknowledgeIncidentResponse;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingServiceGrpc;
import io.candor.alert.v1.IncidentServiceGrpc;
import io.candor.alert.v1.WriteFindingsRequest;
import io.candor.alert.v1.WriteFindingsResponse;
import io.candor.classifier.v1.ClaimQaItemRequest;
import io.candor.classifier.v1.ClaimQaItemResponse;
import io.candor.classifier.v1.QaServiceGrpc;
import io.candor.ingest.v1.EventServiceGrpc;
import io.candor.ingest.v1.StreamEventsRequest;
import io.candor.ingest.v1.StreamEventsResponse;
import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.kit.testing.LocalCertificate;
import io.candor.kit.testing.TokenIssuer;
import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import io.micronaut.grpc.annotation.GrpcService;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// A service that asks its callers who they are, on a port with a certificate; it says yes to
/// everything else and remembers what it was asked.
final class AccessProbe implements AutoCloseable {
  static final String SERVICES = "spiffe://candor.example/sa/";
  static final AcknowledgeIncidentRequest ACKNOWLEDGE =
      AcknowledgeIncidentRequest.newBuilder()
          .setName("workspaces/acme/incidents/i-1")
          .setActor("the rollback owner")
          .build();

  static final List<AcknowledgeIncidentRequest> ACKNOWLEDGED = new CopyOnWriteArrayList<>();
  static final List<StreamEventsRequest> EVENTS = new CopyOnWriteArrayList<>();

  final Path directory;
  final TokenIssuer issuer;
  final LocalCertificate alert;
  final LocalCertificate metrics;
  final LocalCertificate ingest;
  final RunningService service;
  private final List<ManagedChannel> open = new CopyOnWriteArrayList<>();

  private AccessProbe(Path directory) throws Exception {
    this.directory = directory;
    issuer = TokenIssuer.make(directory, "2026");
    alert = LocalCertificate.make(directory, "dns:localhost,uri:" + SERVICES + "alert");
    metrics = LocalCertificate.make(directory, "uri:" + SERVICES + "metrics");
    ingest = LocalCertificate.make(directory, "uri:" + SERVICES + "ingest");
    write(
        "authorities.pem",
        alert.certificatePem() + metrics.certificatePem() + ingest.certificatePem());
    service = ServiceRunner.start("access-probe", properties(alert, "alert"));
  }

  /// Starts it, as the service `alert`.
  static AccessProbe start(Path directory) throws Exception {
    return new AccessProbe(directory);
  }

  /// Forgets what it was asked.
  void forget() {
    ACKNOWLEDGED.clear();
    EVENTS.clear();
  }

  @Override
  public void close() {
    open.forEach(ManagedChannel::shutdownNow);
    service.close();
  }

  @GrpcService
  @Requires(property = "candor.service", value = "access-probe")
  static final class Incidents extends IncidentServiceGrpc.IncidentServiceImplBase {
    @Override
    public void acknowledgeIncident(
        AcknowledgeIncidentRequest request, StreamObserver<AcknowledgeIncidentResponse> observer) {
      ACKNOWLEDGED.add(request);
      observer.onNext(AcknowledgeIncidentResponse.getDefaultInstance());
      observer.onCompleted();
    }
  }

  @GrpcService
  @Requires(property = "candor.service", value = "access-probe")
  static final class QaItems extends QaServiceGrpc.QaServiceImplBase {
    @Override
    public void claimQaItem(
        ClaimQaItemRequest request, StreamObserver<ClaimQaItemResponse> observer) {
      observer.onNext(ClaimQaItemResponse.getDefaultInstance());
      observer.onCompleted();
    }
  }

  @GrpcService
  @Requires(property = "candor.service", value = "access-probe")
  static final class Findings extends FindingServiceGrpc.FindingServiceImplBase {
    @Override
    public void writeFindings(
        WriteFindingsRequest request, StreamObserver<WriteFindingsResponse> observer) {
      observer.onNext(WriteFindingsResponse.getDefaultInstance());
      observer.onCompleted();
    }
  }

  @GrpcService
  @Requires(property = "candor.service", value = "access-probe")
  static final class Events extends EventServiceGrpc.EventServiceImplBase {
    @Override
    public StreamObserver<StreamEventsRequest> streamEvents(
        StreamObserver<StreamEventsResponse> observer) {
      return new StreamObserver<>() {
        @Override
        public void onNext(StreamEventsRequest request) {
          EVENTS.add(request);
          observer.onNext(
              StreamEventsResponse.newBuilder().setSequence(request.getSequence()).build());
        }

        @Override
        public void onError(Throwable t) {}

        @Override
        public void onCompleted() {
          observer.onCompleted();
        }
      };
    }
  }

  /// What makes a service ask, and show this certificate from files of this name.
  Map<String, Object> properties(LocalCertificate own, String file) {
    try {
      write(file + ".pem", own.certificatePem());
      write(file + ".key", own.keyPem());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    Map<String, Object> properties = new HashMap<>(issuer.properties());
    properties.put("candor.grpc.host", "127.0.0.1");
    properties.put("candor.tls.certificate", directory.resolve(file + ".pem").toString());
    properties.put("candor.tls.key", directory.resolve(file + ".key").toString());
    properties.put("candor.tls.authorities", directory.resolve("authorities.pem").toString());
    properties.put("candor.tls.peer-prefix", SERVICES);
    properties.put("candor.tls.reload-interval", "50ms");
    return properties;
  }

  void write(String name, String content) throws Exception {
    Path whole = directory.resolve(name + ".new");
    Files.writeString(whole, content);
    Files.move(whole, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  static WriteFindingsRequest findingsOfAcme() {
    return WriteFindingsRequest.newBuilder()
        .setParent("workspaces/acme")
        .addFindings(Finding.getDefaultInstance())
        .build();
  }

  static FindingServiceGrpc.FindingServiceBlockingStub findings(ManagedChannel channel) {
    return FindingServiceGrpc.newBlockingStub(channel);
  }

  static IncidentServiceGrpc.IncidentServiceBlockingStub incidents(
      ManagedChannel channel, @Nullable String authorization) {
    IncidentServiceGrpc.IncidentServiceBlockingStub stub =
        IncidentServiceGrpc.newBlockingStub(channel);
    return authorization == null ? stub : stub.withInterceptors(authorization(authorization));
  }

  static ClientInterceptor authorization(String value) {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), value);
    return MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  ManagedChannel user() {
    return channel(credentials(null), service.port());
  }

  ManagedChannel caller(LocalCertificate own) {
    return channel(credentials(own), service.port());
  }

  ChannelCredentials credentials(@Nullable LocalCertificate own) {
    try {
      TlsChannelCredentials.Builder builder =
          TlsChannelCredentials.newBuilder()
              .trustManager(directory.resolve("authorities.pem").toFile());
      if (own != null) {
        builder.keyManager(pem(own.certificatePem()), pem(own.keyPem()));
      }
      return builder.build();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static InputStream pem(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  ManagedChannel channel(ChannelCredentials credentials, int port) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port, credentials)
            .overrideAuthority("localhost")
            .build();
    open.add(channel);
    return channel;
  }
}
