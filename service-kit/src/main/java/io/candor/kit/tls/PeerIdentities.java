package io.candor.kit.tls;

import io.grpc.Attributes;
import io.grpc.Grpc;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/// The services of the suite, known by the URI in their certificates (SPIFFE): a prefix that says
/// whose they are, and the service's name.
///
/// @param prefix for example `spiffe://cluster.local/ns/candor/sa/`; empty: no service is known
public record PeerIdentities(String prefix) {
  // RFC 5280, GeneralName.
  private static final int URI = 6;

  /// The service at the other end of a connection whose certificate was verified.
  public Optional<String> serviceAt(Attributes connection) {
    SSLSession session = connection.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    if (session == null) {
      return Optional.empty();
    }
    try {
      Certificate[] chain = session.getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate certificate
          ? serviceOf(certificate)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty(); // It showed none.
    }
  }

  /// The service that a verified certificate was made for.
  public Optional<String> serviceOf(X509Certificate certificate) {
    if (prefix.isEmpty()) {
      return Optional.empty();
    }
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null
          ? Optional.empty()
          : names.stream()
              .filter(name -> name.getFirst().equals(URI))
              .map(name -> String.valueOf(name.get(1)))
              .filter(uri -> uri.startsWith(prefix))
              .map(uri -> uri.substring(prefix.length()))
              .filter(service -> !service.isEmpty() && service.indexOf('/') < 0)
              .findFirst();
    } catch (CertificateParsingException e) {
      return Optional.empty();
    }
  }
}
