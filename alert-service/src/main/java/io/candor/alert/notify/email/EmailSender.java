package io.candor.alert.notify.email;

import io.candor.alert.egress.HttpPoster;
import io.candor.alert.egress.RefusedTargetException;
import io.candor.alert.egress.TargetGuard;
import io.candor.alert.notification.Notification;
import io.candor.alert.notify.IncidentLinks;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.FailureReason;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.secret.Secrets;
import jakarta.mail.Authenticator;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends notifications by SMTP, one connection for each. Thread-safe.
public final class EmailSender {
  private static final Logger log = LoggerFactory.getLogger(EmailSender.class);

  private static final int FIRST_PERMANENT_REPLY = 500;

  private final TargetGuard guard;
  private final Secrets secrets;
  private final IncidentLinks links;
  private final SSLSocketFactory tls;
  private final Duration maxTime;

  /// Sends with passwords that are looked up at every send, and the usual limit of time.
  ///
  /// @param tls decides which certificates are trusted
  public EmailSender(
      TargetGuard guard, Secrets secrets, IncidentLinks links, SSLSocketFactory tls) {
    this(guard, secrets, links, tls, HttpPoster.MAX_TIME);
  }

  EmailSender(
      TargetGuard guard,
      Secrets secrets,
      IncidentLinks links,
      SSLSocketFactory tls,
      Duration maxTime) {
    this.guard = guard;
    this.secrets = secrets;
    this.links = links;
    this.tls = tls;
    this.maxTime = maxTime;
  }

  /// Sends one notification.
  public SendResult send(String workspace, Channel.Email channel, Notification notification) {
    Optional<String> password = Optional.of("");
    if (!channel.username().isEmpty()) {
      password = secrets.find(workspace, channel.passwordSecret());
    }
    if (password.isEmpty()) {
      return SendResult.failed(FailureReason.SECRET_MISSING);
    }
    if (channel.tls() == Channel.Email.Tls.NONE && !guard.allowsPlainMail()) {
      return SendResult.failed(FailureReason.TARGET_REFUSED);
    }
    Session session = session(channel, password.get());
    try (MailConnection connection = MailConnection.open(guard, channel, tls, maxTime)) {
      try {
        Message mail = Mails.mail(session, channel, notification, links.of(notification.topic()));
        return send(session, connection, mail);
      } catch (MessagingException e) {
        return SendResult.failed(
            connection.wasCut() ? FailureReason.TIMED_OUT : reason(e, channel));
      }
    } catch (IOException e) {
      return SendResult.failed(reason(e));
    }
  }

  private static SendResult send(Session session, MailConnection connection, Message mail)
      throws MessagingException {
    SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
    try {
      transport.connect(connection.socket());
      transport.sendMessage(mail, mail.getAllRecipients());
      return new SendResult.Sent(0);
    } catch (SendFailedException e) {
      if (e.getValidSentAddresses() == null || e.getValidSentAddresses().length == 0) {
        throw e;
      }
      // Sending it again would send it twice to those who have it.
      log.warn("A mail was taken for {} of its addresses only", e.getValidSentAddresses().length);
      return new SendResult.Sent(0);
    } finally {
      closeQuietly(transport);
    }
  }

  // The mail has been taken or refused: how the server says good-bye changes nothing.
  private static void closeQuietly(SMTPTransport transport) {
    try {
      transport.close();
    } catch (MessagingException e) {
      log.debug("A mail server ended the connection badly: {}", e.getClass().getSimpleName());
    }
  }

  private Session session(Channel.Email channel, String password) {
    Properties properties = new Properties();
    boolean startTls = channel.tls() == Channel.Email.Tls.STARTTLS;
    properties.put("mail.smtp.host", channel.host());
    properties.put("mail.smtp.starttls.enable", Boolean.toString(startTls));
    properties.put("mail.smtp.starttls.required", Boolean.toString(startTls));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.socketFactory", tls);
    properties.put("mail.smtp.timeout", Long.toString(maxTime.toMillis()));
    properties.put("mail.smtp.localhost", "candor-alert");
    // A wrong address among others is theirs who wrote it, not a reason to tell nobody.
    properties.put("mail.smtp.sendpartial", "true");
    if (channel.username().isEmpty()) {
      return Session.getInstance(properties);
    }
    properties.put("mail.smtp.auth", "true");
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(channel.username(), password);
          }
        });
  }

  private static FailureReason reason(MessagingException e, Channel.Email channel) {
    int reply = reply(e);
    if (reply > 0) {
      return reply < FIRST_PERMANENT_REPLY
          ? FailureReason.SERVER_ERROR
          : FailureReason.REFUSED_BY_RECEIVER;
    }
    if (e instanceof jakarta.mail.AuthenticationFailedException) {
      return FailureReason.REFUSED_BY_RECEIVER;
    }
    if (e.getNextException() instanceof IOException cause) {
      return reason(cause);
    }
    // The library has no type for a server that does not offer what is required.
    return channel.tls() == Channel.Email.Tls.STARTTLS
            && String.valueOf(e.getMessage()).contains("STARTTLS")
        ? FailureReason.TLS_FAILED
        : FailureReason.CONNECTION_FAILED;
  }

  // The reply of the server about the whole mail, its sender, or one of its addresses; 0 for none.
  private static int reply(MessagingException e) {
    for (Exception next = e; next != null; next = next(next)) {
      switch (next) {
        case SMTPAddressFailedException failed -> {
          return failed.getReturnCode();
        }
        case SMTPSenderFailedException failed -> {
          return failed.getReturnCode();
        }
        case SMTPSendFailedException failed when failed.getReturnCode() > 0 -> {
          return failed.getReturnCode();
        }
        default -> {}
      }
    }
    return 0;
  }

  private static @org.jspecify.annotations.Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private static FailureReason reason(IOException e) {
    return switch (e) {
      case RefusedTargetException _ -> FailureReason.TARGET_REFUSED;
      case UnknownHostException _ -> FailureReason.NAME_UNKNOWN;
      case SocketTimeoutException _ -> FailureReason.TIMED_OUT;
      case SSLException _ -> FailureReason.TLS_FAILED;
      default -> FailureReason.CONNECTION_FAILED;
    };
  }
}
