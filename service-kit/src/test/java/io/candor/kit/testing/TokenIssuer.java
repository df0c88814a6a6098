package io.candor.kit.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// An identity provider that signs whatever a test wants.
public final class TokenIssuer {
  /// Its name in tokens.
  public static final String NAME = "https://login.example";

  private static final int KEY_BITS = 2048;

  private final RSAKey key;
  private final Path keys;

  private TokenIssuer(RSAKey key, Path keys) {
    this.key = key;
    this.keys = keys;
  }

  /// Makes one, and the file with its public keys.
  public static TokenIssuer make(Path directory, String keyId) throws JOSEException, IOException {
    RSAKey key = new RSAKeyGenerator(KEY_BITS).keyID(keyId).generate();
    Path keys = Files.createTempFile(directory, "keys", ".json");
    Files.writeString(keys, new JWKSet(key.toPublicJWK()).toString());
    return new TokenIssuer(key, keys);
  }

  /// What makes a service ask for its tokens.
  public Map<String, Object> properties() {
    return Map.of(
        "candor.access.mode",
        "required",
        "candor.access.issuer",
        NAME,
        "candor.access.keys",
        keys.toUri().toString());
  }

  /// The key that its signatures are checked with.
  public PublicKey publicKey() throws JOSEException {
    return key.toRSAPublicKey();
  }

  /// A token of somebody with these roles, `{workspace}:{role}` each.
  public String token(String email, String... roles) {
    return token(claims -> claims.claim("email", email).claim("candor_roles", List.of(roles)));
  }

  /// A token of `ada@example.com`, an editor of `acme`, for five minutes, changed by the test.
  public String token(Consumer<JWTClaimsSet.Builder> change) {
    JWTClaimsSet.Builder claims = claims();
    change.accept(claims);
    try {
      return signed(JWSAlgorithm.RS256, new RSASSASigner(key), key.getKeyID(), claims.build());
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /// The claims of that token.
  public static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .subject("subject-7")
        .audience("candor")
        .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
        .claim("email", "ada@example.com")
        .claim("candor_roles", List.of("acme:editor"));
  }

  /// A token signed in a way of the test's own.
  public static String signed(
      JWSAlgorithm algorithm, JWSSigner signer, String keyId, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(algorithm).type(JOSEObjectType.JWT).keyID(keyId).build(), claims);
    token.sign(signer);
    return token.serialize();
  }
}
