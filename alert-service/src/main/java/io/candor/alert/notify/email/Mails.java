package io.candor.alert.notify.email;

import io.candor.alert.notification.Notification;
import io.candor.alert.notification.Topic;
import io.candor.alert.receiver.Channel;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;

/// Makes mails of notifications.
final class Mails {
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private Mails() {}

  /// The mail. Its Message-ID is the same for every repeat of the notification, and all mails about
  /// a topic refer to one id that follows from the topic, so that they are one conversation.
  static Message mail(
      Session session, Channel.Email channel, Notification notification, Optional<String> link)
      throws MessagingException {
    MailText text = MailText.of(notification, link);
    String domain = channel.from().substring(channel.from().indexOf('@') + 1);
    MimeMessage mail = new NamedMessage(session, "<" + notification.id() + "@" + domain + ">");
    mail.setFrom(new InternetAddress(channel.from(), true));
    for (String address : channel.to()) {
      mail.addRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
    }
    mail.setSubject(text.subject(), UTF_8);
    mail.setSentDate(Date.from(notification.decideTime()));
    String thread = "<" + topic(notification.topic()) + "@" + domain + ">";
    mail.setHeader("In-Reply-To", thread);
    mail.setHeader("References", thread);
    // No robot answers a robot (RFC 3834).
    mail.setHeader("Auto-Submitted", "auto-generated");
    mail.setHeader("X-Candor-Notification", notification.id());
    MimeMultipart parts = new MimeMultipart("alternative");
    parts.addBodyPart(part(text.text(), "plain"));
    parts.addBodyPart(part(text.html(), "html"));
    mail.setContent(parts);
    mail.saveChanges();
    return mail;
  }

  private static String topic(Topic topic) {
    return "topic_" + topic.workspace() + "_" + topic.collection() + "_" + topic.id();
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(text, UTF_8, subtype);
    return part;
  }

  /// A message with a Message-ID of ours.
  private static final class NamedMessage extends MimeMessage {
    private final String id;

    NamedMessage(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
