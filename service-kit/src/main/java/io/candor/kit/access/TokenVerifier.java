package io.candor.kit.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;

/// Reads the tokens of one issuer: signed with one of its keys by an asymmetric algorithm, for our
/// audience, not expired. Thread-safe.
///
/// The issuer's keys are read when they are first needed and kept: for five minutes, and for four
/// hours more while it does not answer. A key that is not among them makes them be read again, at
/// most twice in half a minute, whoever asks.
final class TokenVerifier {
  // What is not here (`none`, and `HS256` with a public key for its secret) is no signature.
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384);

  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration KEPT_WITHOUT_ISSUER = Duration.ofHours(4);
  private static final Duration ISSUER_TIMEOUT = Duration.ofSeconds(3);
  private static final Duration BETWEEN_READINGS = Duration.ofSeconds(30);
  private static final int LARGEST_KEY_SET = 256 * 1024;
  private static final Duration RETRY_DELAY = Duration.ofSeconds(2);

  // As long as the shortest field that keeps who did something.
  private static final int LONGEST_NAME = 128;

  private final AccessConfig config;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

  TokenVerifier(AccessConfig config, Clock clock) {
    this.config = config;
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(config)));
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(
            config.audience(),
            new JWTClaimsSet.Builder().issuer(config.issuer()).build(),
            Set.of("sub", "exp")) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        });
  }

  private static JWKSource<SecurityContext> keys(AccessConfig config) {
    return JWKSourceBuilder.create(
            config.keys(),
            new DefaultResourceRetriever(
                (int) ISSUER_TIMEOUT.toMillis(), (int) ISSUER_TIMEOUT.toMillis(), LARGEST_KEY_SET))
        .cache(KEPT.toMillis(), ISSUER_TIMEOUT.multipliedBy(2).toMillis())
        .rateLimited(BETWEEN_READINGS.toMillis())
        .outageTolerant(KEPT_WITHOUT_ISSUER.toMillis())
        .retrying(true)
        .build();
  }

  /// Who holds a token.
  ///
  /// @throws CandorException with reason `TOKEN_INVALID`, or `ISSUER_UNAVAILABLE` if its keys
  /// cannot
  ///     be read
  Caller.User verify(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      return new Caller.User(name(claims), Grants.parse(roles(claims)));
    } catch (ParseException | BadJOSEException | RateLimitReachedException e) {
      // The last: one more unknown key, and the issuer's were read a moment ago. Whoever makes keys
      // up must not look like an outage.
      throw invalid(e);
    } catch (KeySourceException e) {
      throw CandorException.of(KitReason.ISSUER_UNAVAILABLE)
          .message("The keys of the token's issuer cannot be read.")
          .retryAfter(RETRY_DELAY)
          .cause(e)
          .build();
    } catch (JOSEException e) {
      throw invalid(e);
    }
  }

  private Collection<?> roles(JWTClaimsSet claims) {
    Object roles = claims.getClaim(config.rolesClaim());
    return roles instanceof Collection<?> several
        ? several
        : roles instanceof String text ? List.of(text.split("[ ,]+")) : List.of();
  }

  private String name(JWTClaimsSet claims) throws BadJOSEException {
    // An address that nobody has confirmed may be somebody else's.
    boolean unconfirmed = Boolean.FALSE.equals(claims.getClaim("email_verified"));
    boolean usable = !(config.nameClaim().equals("email") && unconfirmed);
    String name =
        usable && claims.getClaim(config.nameClaim()) instanceof String text && !text.isBlank()
            ? text.strip()
            : claims.getSubject();
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new BadJOSEException("The name is empty or too long");
    }
    return name;
  }

  private static CandorException invalid(Exception cause) {
    return CandorException.of(KitReason.TOKEN_INVALID)
        .message(
            "The token is not valid (expected: a signed JWT of the configured issuer and audience"
                + " that has not expired)")
        .cause(cause)
        .build();
  }
}
