package io.candor.kit.access;

import static io.candor.kit.testing.ErrorConformance.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.rpc.Code;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import io.candor.alert.v1.AcknowledgeIncidentRequest;
import io.candor.alert.v1.AcknowledgeIncidentResponse;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingServiceGrpc;
import io.candor.alert.v1.IncidentServiceGrpc;
import io.candor.alert.v1.WriteFindingsRequest;
import io.candor.alert.v1.WriteFindingsResponse;
import io.candor.ingest.v1.EventServiceGrpc;
import io.candor.ingest.v1.StreamEventsRequest;
import io.candor.ingest.v1.StreamEventsResponse;
import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.kit.client.PeerChannels;
import io.candor.kit.config.ConfigException;
import io.candor.kit.error.KitReason;
import io.candor.kit.testing.Eventually;
import io.candor.kit.testing.LocalCertificate;
import io.candor.kit.testing.TokenIssuer;
import io.grpc.ChannelCredentials;
import io.grpc.ClientInterceptor;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import io.micronaut.grpc.annotation.GrpcService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Callers of a service that knows them by the tokens of an issuer and by certificates.
class AccessIT {
  private static final String SERVICES = "spiffe://candor.example/sa/";
  private static final AcknowledgeIncidentRequest ACKNOWLEDGE =
      AcknowledgeIncidentRequest.newBuilder()
          .setName("workspaces/acme/incidents/i-1")
          .setActor("the rollback owner")
          .build();

  // What the service has been asked; it says yes to everything.
  private static final List<AcknowledgeIncidentRequest> ACKNOWLEDGED = new CopyOnWriteArrayList<>();
  private static final List<StreamEventsRequest> EVENTS = new CopyOnWriteArrayList<>();

  @TempDir static Path directory;
  private static TokenIssuer issuer;
  private static LocalCertificate alert;
  private static LocalCertificate metrics;
  private static LocalCertificate ingest;
  private static LocalCertificate stranger;
  private static RunningService service;

  private final List<AutoCloseable> open = new ArrayList<>();

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

  @BeforeAll
  static void start() throws Exception {
    issuer = TokenIssuer.make(directory, "2026");
    alert = LocalCertificate.make(directory, "dns:localhost,uri:" + SERVICES + "alert");
    metrics = LocalCertificate.make(directory, "uri:" + SERVICES + "metrics");
    ingest = LocalCertificate.make(directory, "uri:" + SERVICES + "ingest");
    stranger = LocalCertificate.make(directory, "uri:" + SERVICES + "metrics");
    write(
        "authorities.pem",
        alert.certificatePem() + metrics.certificatePem() + ingest.certificatePem());
    service = ServiceRunner.start("access-probe", properties(alert, "alert"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void forget() {
    ACKNOWLEDGED.clear();
    EVENTS.clear();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  @Test
  void user_isServed_underTheNameOfTheToken() throws Exception {
    acknowledge(issuer.token(claims -> {}));

    assertThat(ACKNOWLEDGED)
        .containsExactly(ACKNOWLEDGE.toBuilder().setActor("ada@example.com").build());
  }

  @Test
  void addressThatNobodyHasConfirmed_isNoName() throws Exception {
    acknowledge(issuer.token(claims -> claims.claim("email_verified", false)));

    assertThat(ACKNOWLEDGED.getFirst().getActor()).isEqualTo("subject-7");
  }

  @Test
  void call_withoutAToken_isUnauthenticated() {
    assertFails(
        Code.UNAUTHENTICATED,
        KitReason.TOKEN_MISSING,
        () -> incidents(user(), null).acknowledgeIncident(ACKNOWLEDGE));
    assertFails(
        Code.UNAUTHENTICATED,
        KitReason.TOKEN_MISSING,
        () -> incidents(user(), "Basic YWRhOnB3").acknowledgeIncident(ACKNOWLEDGE));
    assertThat(ACKNOWLEDGED).isEmpty();
  }

  static List<String> badTokens() throws Exception {
    String right = issuer.token(claims -> {});
    RSAKey other = new RSAKeyGenerator(2048).keyID("2026").generate();
    RSAKey unknown = new RSAKeyGenerator(2048).keyID("2027").generate();
    byte[] publicKey = issuer.publicKey().getEncoded();
    return List.of(
        issuer.token(claims -> claims.expirationTime(in(Duration.ofMinutes(-2)))),
        issuer.token(claims -> claims.notBeforeTime(in(Duration.ofMinutes(5)))),
        issuer.token(claims -> claims.expirationTime(null)),
        issuer.token(claims -> claims.subject(null)),
        issuer.token(claims -> claims.audience("another")),
        issuer.token(claims -> claims.issuer("https://login.evil.example")),
        issuer.token(claims -> claims.claim("email", "a".repeat(129))),
        new PlainJWT(TokenIssuer.claims().build()).serialize(),
        TokenIssuer.signed(
            JWSAlgorithm.RS256, new RSASSASigner(other), "2026", TokenIssuer.claims().build()),
        TokenIssuer.signed(
            JWSAlgorithm.RS256, new RSASSASigner(unknown), "2027", TokenIssuer.claims().build()),
        TokenIssuer.signed(
            JWSAlgorithm.HS256, new MACSigner(publicKey), "2026", TokenIssuer.claims().build()),
        right.substring(0, right.length() - 4),
        right.substring(0, right.lastIndexOf('.') + 1),
        "not base64 at all",
        Base64.getEncoder().encodeToString("a.b.c".getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void badToken_isUnauthenticated(String token) {
    com.google.rpc.Status status =
        assertFails(Code.UNAUTHENTICATED, KitReason.TOKEN_INVALID, () -> acknowledge(token));

    assertThat(status.getMessage()).doesNotContain(token);
    assertThat(ACKNOWLEDGED).isEmpty();
  }

  @Test
  void keysThatAreMadeUp_areRefused_andNotTakenForAnOutage() throws Exception {
    for (int i = 0; i < 5; i++) {
      String kid = "made-up-" + i;
      RSAKey key = new RSAKeyGenerator(2048).keyID(kid).generate();
      String token =
          TokenIssuer.signed(
              JWSAlgorithm.RS256, new RSASSASigner(key), kid, TokenIssuer.claims().build());

      assertFails(Code.UNAUTHENTICATED, KitReason.TOKEN_INVALID, () -> acknowledge(token));
    }
    acknowledge(issuer.token(claims -> {}));
  }

  @Test
  void clocksThatDifferByAMinute_areForgiven() throws Exception {
    acknowledge(issuer.token(claims -> claims.expirationTime(in(Duration.ofSeconds(-40)))));

    assertThat(ACKNOWLEDGED).hasSize(1);
  }

  @Test
  void roleOfAnotherKind_isNotAllowed() {
    assertFails(
        Code.PERMISSION_DENIED,
        KitReason.NOT_ALLOWED,
        () ->
            acknowledge(
                issuer.token(claims -> claims.claim("candor_roles", List.of("acme:viewer")))));
  }

  @Test
  void anotherWorkspace_isNotFound_whetherItIsThereOrNot() {
    for (List<String> roles :
        List.of(List.<String>of(), List.of("other:admin"), List.of("acme:", "acme:god", "admin"))) {
      assertFails(
          Code.NOT_FOUND,
          KitReason.WORKSPACE_NOT_FOUND,
          () -> acknowledge(issuer.token(claims -> claims.claim("candor_roles", roles))));
    }
    assertFails(
        Code.NOT_FOUND,
        KitReason.WORKSPACE_NOT_FOUND,
        () ->
            incidents(user(), "Bearer " + issuer.token(claims -> {}))
                .acknowledgeIncident(ACKNOWLEDGE.toBuilder().setName("").build()));
  }

  @Test
  void rolesInEveryWorkspace_andInOneString_count() throws Exception {
    acknowledge(issuer.token(claims -> claims.claim("candor_roles", "x:viewer *:EDITOR")));

    assertThat(ACKNOWLEDGED).hasSize(1);
  }

  @Test
  void stream_mayNotChangeToAForeignWorkspace() throws Exception {
    String producer =
        issuer.token(claims -> claims.claim("candor_roles", List.of("acme:producer")));

    assertThat(stream(producer, "workspaces/acme", "", "workspaces/acme"))
        .isEqualTo(Status.Code.OK);
    assertThat(EVENTS).hasSize(3);
    assertThat(stream(producer, "workspaces/acme", "workspaces/other"))
        .isEqualTo(Status.Code.NOT_FOUND);
    assertThat(stream(producer, "")).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(EVENTS).hasSize(4);
  }

  @Test
  void service_isKnownByItsCertificate_andMayDoItsOwn() throws Exception {
    var unused = findings(caller(metrics)).writeFindings(findingsOfAcme());

    assertFails(
        Code.PERMISSION_DENIED,
        KitReason.NOT_ALLOWED,
        () -> findings(caller(ingest)).writeFindings(findingsOfAcme()));
    assertFails(
        Code.PERMISSION_DENIED,
        KitReason.NOT_ALLOWED,
        () -> incidents(caller(metrics), null).acknowledgeIncident(ACKNOWLEDGE));
    // What services may, no token can buy.
    String admin = issuer.token(claims -> claims.claim("candor_roles", List.of("*:admin")));
    assertFails(
        Code.PERMISSION_DENIED,
        KitReason.NOT_ALLOWED,
        () ->
            findings(user())
                .withInterceptors(authorization("Bearer " + admin))
                .writeFindings(findingsOfAcme()));
  }

  @Test
  void certificateOfNobodyWeTrust_isNone() {
    assertThatThrownBy(() -> findings(caller(stranger)).writeFindings(findingsOfAcme()))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageMatching("(?s)(UNAVAILABLE|UNAUTHENTICATED).*");
  }

  @Test
  void callInTheClear_isRefusedByTheConnection() {
    ManagedChannel clear = channel(InsecureChannelCredentials.create(), service.port());

    assertThatThrownBy(() -> findings(clear).writeFindings(findingsOfAcme()))
        .hasMessageStartingWith("UNAVAILABLE");
  }

  @Test
  void whereEveryCallerMustShowOne_callsWithoutACertificateAreRefusedByTheConnection()
      throws Exception {
    Map<String, Object> properties = properties(alert, "alert");
    properties.put("candor.tls.client-certificate", "required");
    try (RunningService strict = ServiceRunner.start("access-probe", properties)) {
      String token = "Bearer " + issuer.token(claims -> {});

      assertThatThrownBy(
              () ->
                  incidents(channel(credentials(null), strict.port()), token)
                      .acknowledgeIncident(ACKNOWLEDGE))
          .hasMessageStartingWith("UNAVAILABLE");
      var unused =
          incidents(channel(credentials(ingest), strict.port()), token)
              .acknowledgeIncident(ACKNOWLEDGE);
      assertThat(ACKNOWLEDGED).hasSize(1);
    }
  }

  @Test
  void whoeverIsCalled_mustBeTheServiceThatWasMeant() throws Exception {
    try (RunningService caller =
        ServiceRunner.start("access-caller", properties(metrics, "metrics"))) {
      PeerChannels channels = caller.context().getBean(PeerChannels.class);

      var unused =
          findings(channels.to("alert", "localhost:" + service.port()))
              .writeFindings(findingsOfAcme());

      assertThatThrownBy(
              () ->
                  findings(channels.to("ingest", "127.0.0.1:" + service.port()))
                      .writeFindings(findingsOfAcme()))
          .hasMessageStartingWith("UNAVAILABLE");
    }
  }

  @Test
  void newCertificate_isUsedWithoutARestart() throws Exception {
    LocalCertificate later = LocalCertificate.make(directory, "dns:localhost");
    try (RunningService renewed =
        ServiceRunner.start("access-probe", properties(alert, "renewed"))) {
      write("renewed.pem", later.certificatePem());
      write("renewed.key", later.keyPem());

      Eventually.holds("the new certificate is shown", () -> isTrusted(renewed.port(), later));
    }
  }

  /// Whether a client that trusts this certificate alone reaches a service that wants a token.
  private boolean isTrusted(int port, LocalCertificate certificate) {
    try {
      ChannelCredentials credentials =
          TlsChannelCredentials.newBuilder()
              .trustManager(pem(certificate.certificatePem()))
              .build();
      var unused = incidents(channel(credentials, port), null).acknowledgeIncident(ACKNOWLEDGE);
      throw new AssertionError("without a token");
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Status.Code.UNAUTHENTICATED;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void keysThatCannotBeRead_areUnavailable_andSoIsNobodyElse() throws Exception {
    Map<String, Object> properties = properties(alert, "alert");
    properties.put("candor.access.keys", directory.resolve("absent.json").toUri().toString());
    try (RunningService blind = ServiceRunner.start("access-probe", properties)) {
      ManagedChannel channel = channel(credentials(null), blind.port());
      String token = issuer.token(claims -> {});

      assertFails(
          Code.UNAVAILABLE,
          KitReason.ISSUER_UNAVAILABLE,
          () -> incidents(channel, "Bearer " + token).acknowledgeIncident(ACKNOWLEDGE));
      // Services do not need the issuer.
      var unused =
          findings(channel(credentials(metrics), blind.port())).writeFindings(findingsOfAcme());
    }
  }

  @Test
  void accessWithoutCertificates_doesNotStart() {
    assertStartFails("candor.tls.certificate", "candor.tls.certificate", "");
    assertStartFails("candor.access.mode", "candor.access.mode", "maybe");
    assertStartFails("candor.access.issuer", "candor.access.issuer", "");
    assertStartFails("candor.access.keys", "candor.access.keys", "http://login.example/keys");
    assertStartFails("candor.tls.key", "candor.tls.key", "/nowhere/key.pem");
    assertStartFails(
        "candor.tls.certificate",
        "candor.tls.key",
        directory.resolve("authorities.pem").toString());
  }

  /// The init container that migrates has no certificate.
  @Test
  void migration_needsNeither() {
    Map<String, Object> properties = properties(alert, "alert");
    properties.put("candor.tls.certificate", "/nowhere/tls.crt");

    ServiceRunner.migrate("access-probe", properties);
  }

  private static void assertStartFails(String named, String property, String value) {
    Map<String, Object> wrong = properties(alert, "alert");
    wrong.put(property, value);
    assertThatThrownBy(() -> ServiceRunner.start("access-probe", wrong).close())
        .hasStackTraceContaining(ConfigException.class.getName() + ": " + named);
  }

  private static Map<String, Object> properties(LocalCertificate own, String file) {
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

  private static void write(String name, String content) throws Exception {
    Path whole = directory.resolve(name + ".new");
    Files.writeString(whole, content);
    Files.move(whole, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private void acknowledge(String token) {
    var unused = incidents(user(), "Bearer " + token).acknowledgeIncident(ACKNOWLEDGE);
  }

  private Status.Code stream(String token, String... parents) {
    CompletableFuture<Status.Code> ended = new CompletableFuture<>();
    StreamObserver<StreamEventsRequest> requests =
        EventServiceGrpc.newStub(user())
            .withInterceptors(authorization("Bearer " + token))
            .streamEvents(
                new StreamObserver<>() {
                  @Override
                  public void onNext(StreamEventsResponse response) {}

                  @Override
                  public void onError(Throwable t) {
                    ended.complete(Status.fromThrowable(t).getCode());
                  }

                  @Override
                  public void onCompleted() {
                    ended.complete(Status.Code.OK);
                  }
                });
    for (String parent : parents) {
      requests.onNext(StreamEventsRequest.newBuilder().setParent(parent).build());
    }
    requests.onCompleted();
    return ended.join();
  }

  private static WriteFindingsRequest findingsOfAcme() {
    return WriteFindingsRequest.newBuilder()
        .setParent("workspaces/acme")
        .addFindings(Finding.getDefaultInstance())
        .build();
  }

  private static FindingServiceGrpc.FindingServiceBlockingStub findings(ManagedChannel channel) {
    return FindingServiceGrpc.newBlockingStub(channel);
  }

  private static IncidentServiceGrpc.IncidentServiceBlockingStub incidents(
      ManagedChannel channel, @Nullable String authorization) {
    IncidentServiceGrpc.IncidentServiceBlockingStub stub =
        IncidentServiceGrpc.newBlockingStub(channel);
    return authorization == null ? stub : stub.withInterceptors(authorization(authorization));
  }

  private static ClientInterceptor authorization(String value) {
    Metadata headers = new Metadata();
    headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), value);
    return MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  private ManagedChannel user() {
    return channel(credentials(null), service.port());
  }

  private ManagedChannel caller(LocalCertificate own) {
    return channel(credentials(own), service.port());
  }

  private static ChannelCredentials credentials(@Nullable LocalCertificate own) {
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

  private static InputStream pem(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private ManagedChannel channel(ChannelCredentials credentials, int port) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port, credentials)
            .overrideAuthority("localhost")
            .build();
    open.add(channel::shutdownNow);
    return channel;
  }

  private static Date in(Duration duration) {
    return Date.from(Instant.now().plus(duration));
  }
}
