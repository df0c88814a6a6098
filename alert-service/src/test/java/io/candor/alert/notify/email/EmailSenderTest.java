package io.candor.alert.notify.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.candor.alert.egress.EgressPolicy;
import io.candor.alert.egress.Resolver;
import io.candor.alert.egress.TargetGuard;
import io.candor.alert.notification.Event;
import io.candor.alert.notification.Notification;
import io.candor.alert.notify.IncidentLinks;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.Channel.Email.Tls;
import io.candor.alert.receiver.FailureReason;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.receiver.SendResult.Rejected;
import io.candor.alert.receiver.SendResult.Retryable;
import io.candor.alert.receiver.SendResult.Sent;
import io.candor.alert.testing.LocalMailServer;
import io.candor.alert.testing.Notifications;
import io.candor.kit.testing.LocalCertificate;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mails go out as they should, to servers that behave and to servers that do not.
class EmailSenderTest {
  private static final Duration SHORT = Duration.ofMillis(700);
  private static final Duration LONG = Duration.ofSeconds(30);

  private static LocalCertificate certificate;

  @BeforeAll
  static void make(@TempDir Path directory) throws Exception {
    certificate = LocalCertificate.make(directory);
  }

  @Test
  void aMail_logsIn_andSaysWhatHappened() throws Exception {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser("candor@example.com", "candor", "secret-1");
    server.start();
    try {
      Channel.Email channel =
          new Channel.Email(
              "127.0.0.1",
              server.getSmtp().getPort(),
              Tls.NONE,
              "candor",
              "smtp",
              "candor@example.com",
              List.of("ada@example.com", "bob@example.com"));
      Notification opened = Notifications.loginLoop();
      assertThat(sender(LONG).send("default", channel, opened)).isEqualTo(new Sent(0));
      assertThat(server.getReceivedMessages()).hasSize(2); // One for each address.
      MimeMessage mail = server.getReceivedMessages()[0];
      assertThat(mail.getSubject()).isEqualTo("[P1] Theme spike: Mobile, \"login loop\"");
      assertThat(mail.getHeader("Message-ID"))
          .containsExactly("<msg_default_theme-spike-1_3@example.com>");
      assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      MimeMultipart parts = (MimeMultipart) mail.getContent();
      assertThat(parts.getBodyPart(0).getContent().toString())
          .startsWith("Mobile CSAT verbatims referencing \"login loop\" up 4× this week")
          .contains("Open incident: https://candor.example.com/default/theme-spike-1");
      assertThat(parts.getBodyPart(1).getContent().toString())
          .contains("&quot;login loop&quot;")
          .contains("<a href=\"https://candor.example.com/default/theme-spike-1\">");

      Notification over = Notifications.of(Event.INCIDENT_RESOLVED, "Theme\r\nspike", "Over.");
      assertThat(sender(LONG).send("default", channel, over)).isEqualTo(new Sent(0));
      // A line break in a title begins no other header.
      List<MimeMessage> last = new ArrayList<>();
      for (MimeMessage received : server.getReceivedMessages()) {
        if (received.getSubject().equals("Resolved: Theme spike")) {
          last.add(received);
        }
      }
      assertThat(last).hasSize(2);
      assertThat(last.getFirst().getHeader("References")).isEqualTo(mail.getHeader("References"));
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({"STARTTLS, false", "IMPLICIT, true"})
  void aConnectionIsSecured_andTheNameProved(Tls tls, boolean implicit) throws Exception {
    try (LocalMailServer server = LocalMailServer.start(certificate.server(), implicit)) {
      assertThat(send(server, "localhost", tls)).isEqualTo(new Sent(0));
      assertThat(server.mails()).hasSize(1);
      // The certificate is for localhost, and not for its address.
      assertThat(reason(send(server, "127.0.0.1", tls))).isEqualTo(FailureReason.TLS_FAILED);
      SSLSocketFactory others = (SSLSocketFactory) SSLSocketFactory.getDefault();
      assertThat(
              reason(
                  sender(others, LONG)
                      .send("default", to(server, "localhost", tls), Notifications.loginLoop())))
          .isEqualTo(FailureReason.TLS_FAILED);
      assertThat(server.mails()).hasSize(1);
    }
  }

  @Test
  void aServerWithoutTls_isNotTrustedWithAMail() throws Exception {
    try (LocalMailServer server = LocalMailServer.start(null, false)) {
      assertThat(reason(send(server, "localhost", Tls.STARTTLS)))
          .isEqualTo(FailureReason.TLS_FAILED);
      assertThat(server.mails()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL, 451 later, SERVER_ERROR",
    "MAIL, 550 not you, REFUSED_BY_RECEIVER",
    "RCPT, 450 greylisted, SERVER_ERROR",
    "RCPT, 550 no such user, REFUSED_BY_RECEIVER",
    "DATA, 452 full, SERVER_ERROR",
    "., 552 too large, REFUSED_BY_RECEIVER",
    "., 451 later, SERVER_ERROR",
    "MAIL, reset, CONNECTION_FAILED",
    "., reset, CONNECTION_FAILED",
  })
  void aRefusal_isTriedAgain(String command, String reply, FailureReason reason) throws Exception {
    try (LocalMailServer server = LocalMailServer.start(null, false).reply(command, reply)) {
      SendResult result = send(server, "127.0.0.1", Tls.NONE);
      assertThat(result).isInstanceOf(Retryable.class);
      assertThat(reason(result)).isEqualTo(reason);
      assertThat(server.mails()).isEmpty();
    }
  }

  @Test
  void aServerThatHangs_isCutOff() throws Exception {
    try (LocalMailServer server =
        LocalMailServer.start(null, false).reply("RCPT", LocalMailServer.HANG)) {
      SendResult result =
          sender(SHORT)
              .send("default", to(server, "127.0.0.1", Tls.NONE), Notifications.loginLoop());
      assertThat(reason(result)).isEqualTo(FailureReason.TIMED_OUT);
    }
  }

  @Test
  void internalServersAndPlainConnections_areRefused() throws Exception {
    Resolver internal = host -> List.of(InetAddress.getByName("10.0.0.7"));
    TargetGuard guard = new TargetGuard(new EgressPolicy(false, Set.of(443)), internal);
    EmailSender sender =
        new EmailSender(
            guard,
            (workspace, name) -> Optional.of("x"),
            new IncidentLinks(""),
            certificate.client().getSocketFactory());
    Channel.Email inside = channel("mail.example.com", 587, Tls.STARTTLS);
    assertThat(sender.send("default", inside, Notifications.loginLoop()))
        .isEqualTo(new Rejected(FailureReason.TARGET_REFUSED, 0));
    Channel.Email plain = channel("mail.example.com", 587, Tls.NONE);
    assertThat(sender.send("default", plain, Notifications.loginLoop()))
        .isEqualTo(new Rejected(FailureReason.TARGET_REFUSED, 0));
    Channel.Email port = channel("mail.example.com", 25, Tls.STARTTLS);
    assertThat(sender.send("default", port, Notifications.loginLoop()))
        .isEqualTo(new Rejected(FailureReason.TARGET_REFUSED, 0));
  }

  private static SendResult send(LocalMailServer server, String host, Tls tls) throws Exception {
    return sender(LONG).send("default", to(server, host, tls), Notifications.loginLoop());
  }

  private static Channel.Email to(LocalMailServer server, String host, Tls tls) {
    return channel(host, server.port(), tls);
  }

  private static Channel.Email channel(String host, int port, Tls tls) {
    return new Channel.Email(
        host, port, tls, "", "", "candor@example.com", List.of("ada@example.com"));
  }

  private static EmailSender sender(Duration maxTime) throws Exception {
    return sender(certificate.client().getSocketFactory(), maxTime);
  }

  private static EmailSender sender(SSLSocketFactory tls, Duration maxTime) {
    return new EmailSender(
        new TargetGuard(new EgressPolicy(true, Set.of(443)), Resolver.system()),
        (workspace, name) -> Optional.of("secret-1"),
        new IncidentLinks("https://candor.example.com/{workspace}/{incident}"),
        tls,
        maxTime);
  }

  private static FailureReason reason(SendResult result) {
    return switch (result) {
      case Retryable retryable -> retryable.reason();
      case Rejected rejected -> rejected.reason();
      case Sent _ -> throw new AssertionError("sent");
    };
  }
}
