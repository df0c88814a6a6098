package io.candor.alert.notification;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import io.candor.alert.finding.Severity;
import io.candor.alert.v1.Directive;
import io.candor.alert.v1.DirectiveNotification;
import io.candor.alert.v1.GroupNotification;
import io.candor.alert.v1.Grouping;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentGroup;
import io.candor.alert.v1.IncidentNotification;
import io.candor.alert.v1.NotifyDecision;
import io.candor.alert.v1.ReviewNotification;
import io.candor.alert.v1.Silence;
import io.candor.alert.v1.SilenceNotification;
import io.candor.kit.resource.ResourceName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads notifications from the form in which they wait.
public final class NotificationProtos {
  private static final String DIRECTIVES = "directives";
  private static final String REVIEWS = "reviews";
  private static final String SILENCES = "silences";
  // What people read of a group; programs have up to 50 in the message itself.
  private static final int MAX_DETAILS = 10;

  private NotificationProtos() {}

  /// The notification of these bytes; nothing if they cannot be read.
  ///
  /// @param key the key under which it waits: it begins with the topic's collection
  public static Optional<Notification> read(String key, byte[] payload) {
    String collection = key.substring(0, Math.max(0, key.indexOf('/')));
    try {
      return switch (collection) {
        case Topic.INCIDENTS -> Optional.of(incident(IncidentNotification.parseFrom(payload)));
        case Topic.GROUPS -> Optional.of(group(GroupNotification.parseFrom(payload)));
        case DIRECTIVES -> Optional.of(directive(DirectiveNotification.parseFrom(payload)));
        case SILENCES -> Optional.of(silence(SilenceNotification.parseFrom(payload)));
        case REVIEWS -> Optional.of(review(ReviewNotification.parseFrom(payload)));
        default -> Optional.empty();
      };
    } catch (InvalidProtocolBufferException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Notification incident(IncidentNotification proto)
      throws InvalidProtocolBufferException {
    Incident incident = proto.getIncident();
    ResourceName name = ResourceName.parse(incident.getName(), Topic.INCIDENTS);
    Topic topic = new Topic(name.workspace(), Topic.INCIDENTS, name.id());
    return new Notification(
        "msg_" + topic.workspace() + "_" + topic.id() + "_" + incident.getRevision(),
        topic,
        incident.getRevision(),
        event(proto.getReason()),
        instant(proto.getDecideTime()),
        new Notification.Headline(incident.getTitle(), incident.getSentence()),
        facts(incident),
        proto.hasDirective() ? order(proto.getDirective()) : null,
        List.of(),
        json(proto));
  }

  private static Notification group(GroupNotification proto) throws InvalidProtocolBufferException {
    IncidentGroup group = proto.getGroup();
    ResourceName name = ResourceName.parse(group.getName(), Topic.GROUPS);
    Topic topic = new Topic(name.workspace(), Topic.GROUPS, name.id());
    Event event = event(proto);
    return new Notification(
        "msg_" + topic.workspace() + "_" + topic.id() + "_" + group.getSequence(),
        topic,
        group.getSequence(),
        event,
        instant(proto.getDecideTime()),
        new Notification.Headline(proto.getTitle(), proto.getSentence()),
        details(proto),
        new Notification.Facts(
            label(group, Grouping.Field.KIND),
            Severity.valueOf(proto.getSeverity().name()),
            event.phase() == Event.Phase.RESOLVE ? "RESOLVED" : "OPEN",
            label(group, Grouping.Field.OPENED_WEEK),
            label(group, Grouping.Field.DEPLOYMENT),
            label(group, Grouping.Field.AREA),
            ""),
        null,
        List.of(),
        json(proto));
  }

  // A group of one is told in the incident's own words.
  private static List<String> details(GroupNotification proto) {
    if (proto.getIncidentCount() <= 1) {
      return List.of();
    }
    List<String> details = new ArrayList<>();
    for (Incident incident : proto.getIncidentsList().subList(0, shown(proto))) {
      boolean over =
          incident.getState() == Incident.State.RESOLVED
              || incident.getState() == Incident.State.CLOSED;
      details.add(
          (over ? "Over" : "[" + incident.getSeverity() + "]") + " " + incident.getSentence());
    }
    long left = proto.getIncidentCount() - details.size();
    if (left > 0) {
      details.add("… and " + left + " more.");
    }
    return details;
  }

  private static int shown(GroupNotification proto) {
    return Math.min(MAX_DETAILS, proto.getIncidentsCount());
  }

  private static String label(IncidentGroup group, Grouping.Field field) {
    return group.getLabelsList().stream()
        .filter(label -> label.getField() == field)
        .map(IncidentGroup.Label::getValue)
        .findFirst()
        .orElse("");
  }

  private static Event event(GroupNotification proto) {
    return switch (proto.getReason()) {
      case OPENED -> Event.GROUP_OPENED;
      case REPEATED -> Event.GROUP_REPEATED;
      case OVER -> Event.GROUP_RESOLVED;
      case CHANGED ->
          proto.getGroup().getOpenCount() > 0 ? Event.GROUP_CHANGED : Event.GROUP_ACKNOWLEDGED;
      case REASON_UNSPECIFIED, UNRECOGNIZED -> Event.GROUP_CHANGED;
    };
  }

  private static Notification directive(DirectiveNotification proto)
      throws InvalidProtocolBufferException {
    Directive directive = proto.getDirective();
    ResourceName name = ResourceName.parse(directive.getName(), DIRECTIVES);
    Topic topic = new Topic(name.workspace(), DIRECTIVES, name.id());
    boolean ordered = proto.getReason() == DirectiveNotification.Reason.ORDERED;
    Instant decided = instant(proto.getDecideTime());
    // An order that is sent again is the same order; a page that is repeated is another page.
    String id =
        "msg_"
            + topic.workspace()
            + "_"
            + topic.id()
            + "_"
            + proto.getReason()
            + (ordered ? "_" + directive.getSequence() : "_" + decided.toEpochMilli());
    return new Notification(
        id,
        topic,
        Math.max(1, decided.toEpochMilli()),
        event(proto.getReason()),
        decided,
        new Notification.Headline(proto.getTitle(), proto.getSentence()),
        new Notification.Facts(
            "", Severity.P1, directive.getState().name(), "", directive.getDeploymentId(), "", ""),
        order(directive),
        List.of(),
        json(proto));
  }

  private static Notification review(ReviewNotification proto)
      throws InvalidProtocolBufferException {
    ResourceName name = ResourceName.parse(proto.getReview().getName(), REVIEWS);
    Topic topic = new Topic(name.workspace(), REVIEWS, name.id());
    return new Notification(
        "msg_" + topic.workspace() + "_" + topic.id(),
        topic,
        1,
        Event.REVIEW_MADE,
        instant(proto.getDecideTime()),
        new Notification.Headline(proto.getTitle(), proto.getSentence()),
        new Notification.Facts("", Severity.P3, "", "", "", "", ""),
        null,
        List.of(),
        json(proto));
  }

  private static Notification silence(SilenceNotification proto)
      throws InvalidProtocolBufferException {
    Silence silence = proto.getSilence();
    ResourceName name = ResourceName.parse(silence.getName(), SILENCES);
    Topic topic = new Topic(name.workspace(), SILENCES, name.id());
    return new Notification(
        "msg_" + topic.workspace() + "_" + topic.id(),
        topic,
        1,
        Event.SILENCE_ENDING,
        instant(proto.getDecideTime()),
        new Notification.Headline(
            "A silence ends soon",
            "The silence of %s (%s) ends at %s; what is still open is told then."
                .formatted(
                    silence.getAuthor(), silence.getReason(), instant(silence.getEndTime()))),
        new Notification.Facts("", Severity.P3, "", "", "", "", silence.getAuthor()),
        null,
        List.of(),
        json(proto));
  }

  private static Notification.Facts facts(Incident incident) {
    String owner =
        incident.getAreaOwner().isEmpty() ? incident.getRollbackOwner() : incident.getAreaOwner();
    return new Notification.Facts(
        incident.getKind().name(),
        Severity.valueOf(incident.getSeverity().name()),
        incident.getState().name(),
        incident.getOpenedWeek(),
        incident.getScope().getDeploymentId(),
        incident.getScope().getAreaId(),
        owner);
  }

  private static Notification.Order order(Directive directive) {
    ResourceName name = ResourceName.parse(directive.getName(), DIRECTIVES);
    return new Notification.Order(
        name.id(),
        directive.getDeploymentId(),
        directive.getSummary(),
        directive.getState().name(),
        directive.getRevision());
  }

  private static Event event(NotifyDecision.Reason reason) {
    return switch (reason) {
      case FIRST_NOTICE, FINDING_JOINED -> Event.INCIDENT_OPENED;
      case SEVERITY_RAISED -> Event.SEVERITY_RAISED;
      case ROLLBACK_AUTOMATIC -> Event.ROLLBACK_AUTOMATIC;
      case CAME_BACK -> Event.INCIDENT_REOPENED;
      case OVER, RESOLVED -> Event.INCIDENT_RESOLVED;
      case ESCALATED -> Event.INCIDENT_UNACKNOWLEDGED;
      case ACKNOWLEDGED -> Event.INCIDENT_ACKNOWLEDGED;
      case REPEATED -> Event.INCIDENT_REPEATED;
      case NO_NEWS,
          TOO_OLD,
          RESOLVED_BY_PERSON,
          NEVER_NOTIFIED,
          DONE_BY_PERSON,
          SILENCED,
          INHIBITED,
          REASON_UNSPECIFIED,
          UNRECOGNIZED ->
          Event.INCIDENT_UPDATED;
    };
  }

  private static Event event(DirectiveNotification.Reason reason) {
    return switch (reason) {
      case PROPOSED -> Event.DIRECTIVE_PROPOSED;
      case UNACKNOWLEDGED -> Event.DIRECTIVE_UNACKNOWLEDGED;
      case REFUSED -> Event.DIRECTIVE_REFUSED;
      case ORDERED, REASON_UNSPECIFIED, UNRECOGNIZED -> Event.DIRECTIVE_ORDERED;
    };
  }

  private static String json(Message proto) throws InvalidProtocolBufferException {
    return JsonFormat.printer().omittingInsignificantWhitespace().print(proto);
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}
