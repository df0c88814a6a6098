package io.candor.alert.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Targets that must never be posted to, in every spelling.
class TargetUrlTest {
  private static final Resolver PUBLIC = host -> List.of(InetAddress.ofLiteral("93.184.216.34"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://169.254.169.254/latest/meta-data/",
        "https://[::ffff:10.0.0.1]/",
        "https://[::ffff:a00:1]/",
        "https://[::ffff:93.184.216.34]/",
        "https://0x7f.1/",
        "https://0x7f000001/",
        "https://2130706433/",
        "https://0177.0.0.1/",
        "https://127.1/",
        "https://127.0.0.1./",
        "https://127.0.0.1/",
        "https://0.0.0.0/",
        "https://10.1.2.3/",
        "https://100.64.0.1/",
        "https://172.16.0.1/",
        "https://172.31.255.255/",
        "https://192.168.1.1/",
        "https://192.0.2.1/",
        "https://198.18.0.1/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::1]/",
        "https://[::]/",
        "https://[fe80::1]/",
        "https://[fe80::1%25eth0]/",
        "https://[fc00::1]/",
        "https://[fd12:3456::1]/",
        "https://[fec0::1]/",
        "https://[ff02::1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[64:ff9b:1::a00:1]/",
        "https://[2002:a00:1::]/",
        "https://[2001:0:a00:1::]/",
        "https://[2001:db8::1]/",
        "https://[::a00:1]/",
        "https://localhost/",
        "https://localhost./",
        "https://LOCALHOST/",
        "https://app.localhost/",
        "https://intranet/",
        "https://user@example.com/",
        "https://user:word@example.com/",
        "https://example.com@127.0.0.1/",
        "https://example.com:22/",
        "https://example.com:0/",
        "https://example.com:99999/",
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "//example.com/",
        "example.com",
        "https://",
        "https:///path",
        "https://exa mple.com/",
        "https://ex%61mple.com/",
        "https://example.com\\@127.0.0.1/",
        "https://example.com/#fragment",
        "https://exämple.com/",
        "https://１２７.0.0.1/",
        "https://under_score.example.com/",
        "https://example..com/",
        "https://-a.example.com/",
        "https://256.1.1.1/",
        "https://example.com\r\nX: y/",
        "https://example.com\u0000.internal/",
        "",
      })
  void refused(String url) {
    assertThatThrownBy(() -> new TargetGuard(EgressPolicy.PUBLIC, PUBLIC).check(url))
        .isInstanceOf(RefusedTargetException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.slack.com/services/T/B/x",
        "https://example.com",
        "https://example.com:8443/a?b=c",
        "https://93.184.216.34/",
        "https://[2606:2800:220:1::1]/hook",
        "HTTPS://EXAMPLE.COM/",
        "https://xn--exmple-cua.com/",
        "https://1.example.com/",
      })
  void taken(String url) {
    assertThatCode(() -> new TargetGuard(EgressPolicy.PUBLIC, PUBLIC).check(url))
        .doesNotThrowAnyException();
  }

  @Test
  void refused_nameWithOneInternalAddress() {
    Resolver mixed =
        host -> List.of(InetAddress.ofLiteral("93.184.216.34"), InetAddress.ofLiteral("10.0.0.7"));
    TargetGuard guard = new TargetGuard(EgressPolicy.PUBLIC, mixed);
    assertThatThrownBy(() -> guard.check("https://rebinding.example.com/"))
        .isInstanceOf(RefusedTargetException.class);
    assertThatThrownBy(() -> guard.resolve("rebinding.example.com"))
        .isInstanceOf(RefusedTargetException.class);
  }

  @Test
  void taken_nameWithoutAddressWhenConfigured() {
    Resolver none =
        host -> {
          throw new UnknownHostException(host);
        };
    TargetGuard guard = new TargetGuard(EgressPolicy.PUBLIC, none);
    assertThatCode(() -> guard.check("https://later.example.com/")).doesNotThrowAnyException();
    assertThatThrownBy(() -> guard.resolve("later.example.com"))
        .isInstanceOf(UnknownHostException.class)
        .isNotInstanceOf(RefusedTargetException.class);
  }

  @Test
  void internalAllowed_takesHttpOnAnyPort_butNoUserInfo() {
    TargetGuard guard = new TargetGuard(new EgressPolicy(true, Set.of(443)), PUBLIC);
    assertThatCode(() -> guard.check("http://127.0.0.1:18080/hook")).doesNotThrowAnyException();
    assertThatCode(() -> guard.check("http://receiver:18080/hook")).doesNotThrowAnyException();
    assertThatThrownBy(() -> guard.check("http://user@127.0.0.1/"))
        .isInstanceOf(RefusedTargetException.class);
  }

  @Test
  void refusalDoesNotRepeatTheUrl() {
    assertThatThrownBy(
            () -> TargetUrl.of("http://example.com/?token=canary-4711", EgressPolicy.PUBLIC))
        .message()
        .doesNotContain("canary", "example");
  }

  @Test
  void publicAddresses() {
    assertThat(AddressRules.isPublic(InetAddress.ofLiteral("8.8.8.8"))).isTrue();
    assertThat(AddressRules.isPublic(InetAddress.ofLiteral("172.32.0.1"))).isTrue();
    assertThat(AddressRules.isPublic(InetAddress.ofLiteral("100.128.0.1"))).isTrue();
    assertThat(AddressRules.isPublic(InetAddress.ofLiteral("2a00:1450::1"))).isTrue();
  }
}
