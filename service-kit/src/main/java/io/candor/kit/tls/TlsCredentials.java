package io.candor.kit.tls;

import io.candor.kit.config.ConfigException;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerCredentials;
import io.grpc.TlsChannelCredentials;
import io.grpc.TlsServerCredentials;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.grpc.util.AdvancedTlsX509TrustManager.SslSocketAndEnginePeerVerifier;
import io.grpc.util.AdvancedTlsX509TrustManager.Verification;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How the service's port and its calls of other services are encrypted. Certificates live for an
/// hour where an issuer inside the cluster makes them, so their files are read again every few
/// seconds; connections that are open go on with the old ones, and so does everything while the
/// files cannot be used. Thread-safe.
@Singleton
public final class TlsCredentials implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TlsCredentials.class);

  private final TlsConfig config;
  private final Clock clock;
  private final AdvancedTlsX509KeyManager own = new AdvancedTlsX509KeyManager();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("certificates").factory());

  TlsCredentials(TlsConfig config, Clock clock, Meter meter) {
    this.config = config;
    this.clock = clock;
    if (config.isOn()) {
      File certificate = new File(config.certificate());
      File key = new File(config.key());
      readAgainAndAgain(
          () -> own.updateIdentityCredentials(certificate, key),
          "candor.tls.certificate, candor.tls.key: cannot be used (expected: PEM, the key in PKCS"
              + " #8)");
      meter
          .gaugeBuilder("candor.certificate.left")
          .ofLongs()
          .setUnit("s")
          .setDescription("Time until the service's own certificate expires.")
          .buildWithCallback(this::observeTimeLeft);
    }
  }

  private void observeTimeLeft(ObservableLongMeasurement measurement) {
    X509Certificate[] chain = own.getCertificateChain(own.chooseServerAlias("", null, null));
    if (chain != null) {
      Instant end = chain[0].getNotAfter().toInstant();
      measurement.record(Duration.between(clock.instant(), end).toSeconds());
    }
  }

  /// Of the port that others call.
  public ServerCredentials ofServer() {
    if (!config.isOn()) {
      return InsecureServerCredentials.create();
    }
    return TlsServerCredentials.newBuilder()
        .keyManager(own)
        .trustManager(
            trusted(
                AdvancedTlsX509TrustManager.newBuilder()
                    .setVerification(Verification.CERTIFICATE_ONLY_VERIFICATION)))
        .clientAuth(
            config.isClientCertificateRequired()
                ? TlsServerCredentials.ClientAuth.REQUIRE
                : TlsServerCredentials.ClientAuth.OPTIONAL)
        .build();
  }

  /// Of calls of another service of the suite, whose certificate must be its own.
  ///
  /// @param peer its name, for example `metrics`
  public ChannelCredentials ofCallsTo(String peer) {
    if (!config.isOn()) {
      return InsecureChannelCredentials.create();
    }
    AdvancedTlsX509TrustManager.Builder trust = AdvancedTlsX509TrustManager.newBuilder();
    if (config.peerPrefix().isEmpty()) {
      trust.setVerification(Verification.CERTIFICATE_AND_HOST_NAME_VERIFICATION);
    } else {
      // Such a certificate names a service and no host.
      trust
          .setVerification(Verification.CERTIFICATE_ONLY_VERIFICATION)
          .setSslSocketAndEnginePeerVerifier(
              new IsService(peer, new PeerIdentities(config.peerPrefix())));
    }
    return TlsChannelCredentials.newBuilder().keyManager(own).trustManager(trusted(trust)).build();
  }

  private AdvancedTlsX509TrustManager trusted(AdvancedTlsX509TrustManager.Builder builder) {
    try {
      AdvancedTlsX509TrustManager manager = builder.build();
      File authorities = new File(config.authorities());
      readAgainAndAgain(
          () -> manager.updateTrustCredentials(authorities),
          "candor.tls.authorities: cannot be used (expected: certificates in PEM)");
      return manager;
    } catch (CertificateException e) {
      throw new IllegalStateException("Nothing is loaded when a trust manager is made", e);
    }
  }

  /// Reads files now, and while the service runs.
  ///
  /// @throws ConfigException if they cannot be used now
  private void readAgainAndAgain(Reading reading, String failure) {
    try {
      reading.read();
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigException(failure, e);
    }
    var unused =
        timer.scheduleWithFixedDelay(
            () -> {
              try {
                reading.read();
              } catch (IOException | GeneralSecurityException | RuntimeException e) {
                log.warn("{}; the ones read before stay in use", failure, e);
              }
            },
            config.reloadInterval().toMillis(),
            config.reloadInterval().toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private interface Reading {
    void read() throws IOException, GeneralSecurityException;
  }

  /// Reads the files no more.
  @Override
  @PreDestroy
  public void close() {
    timer.shutdownNow();
  }

  /// Lets only the service pass that was meant.
  private record IsService(String service, PeerIdentities identities)
      implements SslSocketAndEnginePeerVerifier {
    @Override
    public void verifyPeerCertificate(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void verifyPeerCertificate(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      if (!identities.serviceOf(chain[0]).filter(service::equals).isPresent()) {
        throw new CertificateException("The certificate is not that of the service " + service);
      }
    }
  }
}
