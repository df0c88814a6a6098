package io.candor.kit.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate that signs itself, made for one run of the tests by the JDK's own tool.
public final class LocalCertificate {
  private static final String ALIAS = "own";
  private static final String PASSWORD = "changeit";

  private final KeyStore keys;

  private LocalCertificate(KeyStore keys) {
    this.keys = keys;
  }

  /// Makes one for the host `localhost`.
  public static LocalCertificate make(Path directory) throws Exception {
    return make(directory, "dns:localhost");
  }

  /// Makes one.
  ///
  /// @param name whose it is, as keytool's `SAN` has it: `dns:localhost`, `uri:spiffe://…`
  public static LocalCertificate make(Path directory, String name) throws Exception {
    Path file = Files.createTempDirectory(directory, "certificate").resolve("keys.p12");
    Path log = file.resolveSibling("keytool.log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                ALIAS,
                "-dname",
                // Signs itself: whoever has two of them tells them apart by this name.
                "CN=" + UUID.randomUUID(),
                "-ext",
                "SAN=" + name,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException("keytool failed: " + Files.readString(log));
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return new LocalCertificate(keys);
  }

  /// What a server shows it by.
  public SSLContext server() throws GeneralSecurityException {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  /// What a client that trusts it, and nothing else, checks it by.
  public SSLContext client() throws GeneralSecurityException, IOException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /// It in PEM, as others are told whom to trust.
  public String certificatePem() throws GeneralSecurityException {
    return pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
  }

  /// Its private key in PEM, PKCS #8.
  public String keyPem() throws GeneralSecurityException {
    return pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
  }

  private static String pem(String kind, byte[] encoded) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(kind, lines, kind);
  }
}
