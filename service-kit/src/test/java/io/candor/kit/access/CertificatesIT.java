package io.candor.kit.access;

import static io.candor.kit.access.AccessProbe.ACKNOWLEDGE;
import static io.candor.kit.access.AccessProbe.ACKNOWLEDGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.kit.RunningService;
import io.candor.kit.ServiceRunner;
import io.candor.kit.client.PeerChannels;
import io.candor.kit.config.ConfigException;
import io.candor.kit.testing.Eventually;
import io.candor.kit.testing.LocalCertificate;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Connections with certificates, from both ends.
class CertificatesIT {
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
  void certificateOfNobodyWeTrust_isNone() {
    assertThatThrownBy(
            () ->
                AccessProbe.findings(probe.caller(stranger()))
                    .writeFindings(AccessProbe.findingsOfAcme()))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageMatching("(?s)(UNAVAILABLE|UNAUTHENTICATED).*");
  }

  @Test
  void callInTheClear_isRefusedByTheConnection() {
    ManagedChannel clear = probe.channel(InsecureChannelCredentials.create(), probe.service.port());

    assertThatThrownBy(
            () -> AccessProbe.findings(clear).writeFindings(AccessProbe.findingsOfAcme()))
        .hasMessageStartingWith("UNAVAILABLE");
  }

  @Test
  void whereEveryCallerMustShowOne_callsWithoutACertificateAreRefusedByTheConnection()
      throws Exception {
    Map<String, Object> properties = probe.properties(probe.alert, "alert");
    properties.put("candor.tls.client-certificate", "required");
    try (RunningService strict = ServiceRunner.start("access-probe", properties)) {
      String token = "Bearer " + probe.issuer.token(claims -> {});

      assertThatThrownBy(
              () ->
                  AccessProbe.incidents(
                          probe.channel(probe.credentials(null), strict.port()), token)
                      .acknowledgeIncident(ACKNOWLEDGE))
          .hasMessageStartingWith("UNAVAILABLE");
      var unused =
          AccessProbe.incidents(
                  probe.channel(probe.credentials(probe.ingest), strict.port()), token)
              .acknowledgeIncident(ACKNOWLEDGE);
      assertThat(ACKNOWLEDGED).hasSize(1);
    }
  }

  @Test
  void whoeverIsCalled_mustBeTheServiceThatWasMeant() throws Exception {
    try (RunningService caller =
        ServiceRunner.start("access-caller", probe.properties(probe.metrics, "metrics"))) {
      PeerChannels channels = caller.context().getBean(PeerChannels.class);

      var unused =
          AccessProbe.findings(channels.to("alert", "localhost:" + probe.service.port()))
              .writeFindings(AccessProbe.findingsOfAcme());

      assertThatThrownBy(
              () ->
                  AccessProbe.findings(channels.to("ingest", "127.0.0.1:" + probe.service.port()))
                      .writeFindings(AccessProbe.findingsOfAcme()))
          .hasMessageStartingWith("UNAVAILABLE");
    }
  }

  @Test
  void newCertificate_isUsedWithoutARestart() throws Exception {
    LocalCertificate later = LocalCertificate.make(probe.directory, "dns:localhost");
    try (RunningService renewed =
        ServiceRunner.start("access-probe", probe.properties(probe.alert, "renewed"))) {
      probe.write("renewed.pem", later.certificatePem());
      probe.write("renewed.key", later.keyPem());

      Eventually.holds("the new certificate is shown", () -> isTrusted(renewed.port(), later));
    }
  }

  /// Whether a client that trusts this certificate alone reaches a service that wants a token.
  private boolean isTrusted(int port, LocalCertificate certificate) {
    try {
      ChannelCredentials credentials =
          TlsChannelCredentials.newBuilder()
              .trustManager(AccessProbe.pem(certificate.certificatePem()))
              .build();
      var unused =
          AccessProbe.incidents(probe.channel(credentials, port), null)
              .acknowledgeIncident(ACKNOWLEDGE);
      throw new AssertionError("without a token");
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode() == Status.Code.UNAUTHENTICATED;
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError(e);
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
        probe.directory.resolve("authorities.pem").toString());
  }

  /// The init container that migrates has no certificate.
  @Test
  void migration_needsNeither() {
    Map<String, Object> properties = probe.properties(probe.alert, "alert");
    properties.put("candor.tls.certificate", "/nowhere/tls.crt");

    ServiceRunner.migrate("access-probe", properties);
  }

  private static void assertStartFails(String named, String property, String value) {
    Map<String, Object> wrong = probe.properties(probe.alert, "alert");
    wrong.put(property, value);
    assertThatThrownBy(() -> ServiceRunner.start("access-probe", wrong).close())
        .hasStackTraceContaining(ConfigException.class.getName() + ": " + named);
  }

  /// Nobody whom we trust has signed it, whatever it says.
  private static LocalCertificate stranger() throws Exception {
    return LocalCertificate.make(probe.directory, "uri:" + AccessProbe.SERVICES + "metrics");
  }
}
