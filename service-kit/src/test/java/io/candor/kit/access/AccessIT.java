package io.candor.kit.access;

import static io.candor.kit.access.AccessProbe.ACKNOWLEDGE;
import static io.candor.kit.access.AccessProbe.ACKNOWLEDGED;
import static io.candor.kit.access.AccessProbe.EVENTS;
import static io.candor.kit.testing.ErrorConformance.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import io.candor.classifier.v1.ClaimQaItemRequest;
import io.candor.classifier.v1.QaServiceGrpc;
import io.candor.ingest.v1.EventServiceGrpc;
import io.candor.ingest.v1.StreamEventsRequest;
import io.candor.ingest.v1.StreamEventsResponse;
import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.kit.error.KitReason;
import io.candor.kit.testing.TokenIssuer;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Callers of a service that knows people by the tokens of an issuer and services by certificates.
class AccessIT {
  private static AccessProbe probe;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    probe = AccessProbe.start(directory);
  }

  @AfterAll
  static void stop() {
    probe.close();
  }

  @BeforeEach
  void forget() {
    probe.forget();
  }

  @Test
  void user_isServed_underTheNameOfTheToken() throws Exception {
    acknowledge(probe.issuer.token(claims -> {}));

    assertThat(ACKNOWLEDGED)
        .containsExactly(ACKNOWLEDGE.toBuilder().setActor("ada@example.com").build());
  }

  @Test
  void addressThatNobodyHasConfirmed_isNoName() throws Exception {
    acknowledge(probe.issuer.token(claims -> claims.claim("email_verified", false)));

    assertThat(ACKNOWLEDGED.getFirst().getActor()).isEqualTo("subject-7");
  }

  @Test
  void call_withoutAToken_isUnauthenticated() {
    assertFails(
        Code.UNAUTHENTICATED,
        KitReason.TOKEN_MISSING,
        () -> AccessProbe.incidents(probe.user(), null).acknowledgeIncident(ACKNOWLEDGE));
    assertFails(
        Code.UNAUTHENTICATED,
        KitReason.TOKEN_MISSING,
        () ->
            AccessProbe.incidents(probe.user(), "Basic YWRhOnB3").acknowledgeIncident(ACKNOWLEDGE));
    assertThat(ACKNOWLEDGED).isEmpty();
  }

  static List<String> badTokens() throws Exception {
    String right = probe.issuer.token(claims -> {});
    RSAKey other = new RSAKeyGenerator(2048).keyID("2026").generate();
    RSAKey unknown = new RSAKeyGenerator(2048).keyID("2027").generate();
    byte[] publicKey = probe.issuer.publicKey().getEncoded();
    return List.of(
        probe.issuer.token(claims -> claims.expirationTime(in(Duration.ofMinutes(-2)))),
        probe.issuer.token(claims -> claims.notBeforeTime(in(Duration.ofMinutes(5)))),
        probe.issuer.token(claims -> claims.expirationTime(null)),
        probe.issuer.token(claims -> claims.subject(null)),
        probe.issuer.token(claims -> claims.audience("another")),
        probe.issuer.token(claims -> claims.issuer("https://login.evil.example")),
        probe.issuer.token(claims -> claims.claim("email", "a".repeat(129))),
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
    acknowledge(probe.issuer.token(claims -> {}));
  }

  @Test
  void clocksThatDifferByAMinute_areForgiven() throws Exception {
    acknowledge(probe.issuer.token(claims -> claims.expirationTime(in(Duration.ofSeconds(-40)))));

    assertThat(ACKNOWLEDGED).hasSize(1);
  }

  @Test
  void roleOfAnotherKind_isNotAllowed() {
    assertFails(
        Code.PERMISSION_DENIED,
        KitReason.NOT_ALLOWED,
        () ->
            acknowledge(
                probe.issuer.token(
                    claims -> claims.claim("candor_roles", List.of("acme:viewer")))));
  }

  @Test
  void anotherWorkspace_isNotFound_whetherItIsThereOrNot() {
    for (List<String> roles :
        List.of(List.<String>of(), List.of("other:admin"), List.of("acme:", "acme:god", "admin"))) {
      assertFails(
          Code.NOT_FOUND,
          KitReason.WORKSPACE_NOT_FOUND,
          () -> acknowledge(probe.issuer.token(claims -> claims.claim("candor_roles", roles))));
    }
    assertFails(
        Code.NOT_FOUND,
        KitReason.WORKSPACE_NOT_FOUND,
        () ->
            AccessProbe.incidents(probe.user(), "Bearer " + probe.issuer.token(claims -> {}))
                .acknowledgeIncident(ACKNOWLEDGE.toBuilder().setName("").build()));
  }

  @Test
  void thingOfAnotherWorkspace_besideTheOwn_isNotFound() {
    assertFails(Code.NOT_FOUND, KitReason.WORKSPACE_NOT_FOUND, () -> claim("acme:editor"));
    assertFails(
        Code.PERMISSION_DENIED, KitReason.NOT_ALLOWED, () -> claim("acme:editor", "other:viewer"));
    claim("acme:editor", "other:editor");
  }

  private static void claim(String... roles) {
    var unused =
        QaServiceGrpc.newBlockingStub(probe.user())
            .withInterceptors(
                AccessProbe.authorization("Bearer " + probe.issuer.token("ada@example.com", roles)))
            .claimQaItem(
                ClaimQaItemRequest.newBuilder()
                    .setParent("workspaces/acme")
                    .setName("workspaces/other/qaItems/c-1")
                    .build());
  }

  @Test
  void rolesInEveryWorkspace_andInOneString_count() throws Exception {
    acknowledge(probe.issuer.token(claims -> claims.claim("candor_roles", "x:viewer *:EDITOR")));

    assertThat(ACKNOWLEDGED).hasSize(1);
  }

  @Test
  void stream_mayNotChangeToAForeignWorkspace() throws Exception {
    String producer =
        probe.issuer.token(claims -> claims.claim("candor_roles", List.of("acme:producer")));

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
    var unused =
        AccessProbe.findings(probe.caller(probe.metrics))
            .writeFindings(AccessProbe.findingsOfAcme());

    assertFails(
        Code.PERMISSION_DENIED,
        KitReason.NOT_ALLOWED,
        () ->
            AccessProbe.findings(probe.caller(probe.ingest))
                .writeFindings(AccessProbe.findingsOfAcme()));
    assertFails(
        Code.PERMISSION_DENIED,
        KitReason.NOT_ALLOWED,
        () ->
            AccessProbe.incidents(probe.caller(probe.metrics), null)
                .acknowledgeIncident(ACKNOWLEDGE));
    // What services may, no token can buy.
    String admin = probe.issuer.token(claims -> claims.claim("candor_roles", List.of("*:admin")));
    assertFails(
        Code.PERMISSION_DENIED,
        KitReason.NOT_ALLOWED,
        () ->
            AccessProbe.findings(probe.user())
                .withInterceptors(AccessProbe.authorization("Bearer " + admin))
                .writeFindings(AccessProbe.findingsOfAcme()));
  }

  @Test
  void keysThatCannotBeRead_areUnavailable_andSoIsNobodyElse() throws Exception {
    Map<String, Object> properties = probe.properties(probe.alert, "alert");
    properties.put("candor.access.keys", probe.directory.resolve("absent.json").toUri().toString());
    try (RunningService blind = ServiceRunner.start("access-probe", properties)) {
      ManagedChannel channel = probe.channel(probe.credentials(null), blind.port());
      String token = probe.issuer.token(claims -> {});

      assertFails(
          Code.UNAVAILABLE,
          KitReason.ISSUER_UNAVAILABLE,
          () -> AccessProbe.incidents(channel, "Bearer " + token).acknowledgeIncident(ACKNOWLEDGE));
      // Services do not need the probe.issuer.
      var unused =
          AccessProbe.findings(probe.channel(probe.credentials(probe.metrics), blind.port()))
              .writeFindings(AccessProbe.findingsOfAcme());
    }
  }

  private void acknowledge(String token) {
    var unused =
        AccessProbe.incidents(probe.user(), "Bearer " + token).acknowledgeIncident(ACKNOWLEDGE);
  }

  private Status.Code stream(String token, String... parents) {
    CompletableFuture<Status.Code> ended = new CompletableFuture<>();
    StreamObserver<StreamEventsRequest> requests =
        EventServiceGrpc.newStub(probe.user())
            .withInterceptors(AccessProbe.authorization("Bearer " + token))
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

  private static Date in(Duration duration) {
    return Date.from(Instant.now().plus(duration));
  }
}
