package io.candor.alert.review;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.type.Date;
import io.candor.alert.finding.FindingProtos;
import io.candor.alert.incident.Incident;
import io.candor.alert.sentence.Sentences;
import io.candor.alert.v1.Example;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingScope;
import io.candor.alert.v1.ReviewAttention;
import io.candor.alert.v1.ReviewDecision;
import io.candor.alert.v1.ReviewIncident;
import io.candor.alert.v1.ReviewNotification;
import io.candor.alert.v1.ReviewPack;
import io.candor.alert.v1.WeekFigure;
import io.candor.ingest.v1.Account;
import io.candor.kit.resource.ResourceName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Maps packs, reviews and action items to the contract.
final class ReviewProtos {
  // A review that is made this much after it was due says so.
  private static final Duration LATE = Duration.ofHours(1);

  private ReviewProtos() {}

  /// A pack of a request, which has been validated; the excerpts of what customers wrote are left
  /// behind.
  static Pack fromProto(ReviewPack proto) {
    ReviewPack.Builder kept = proto.toBuilder();
    kept.getFindingsBuilderList()
        .forEach(
            finding -> finding.getExamplesBuilderList().forEach(Example.Builder::clearExcerpt));
    return pack(kept.build().toByteArray());
  }

  /// Reads a stored pack back.
  static Pack pack(byte[] document) {
    ReviewPack proto = parse(document);
    ZoneId zone = zone(proto.getTimeZone());
    Map<String, String> sentences = new HashMap<>();
    for (Finding finding : proto.getFindingsList()) {
      sentences.put(finding.getName(), Sentences.sentence(FindingProtos.fromProto(finding)));
    }
    return new Pack(
        ResourceName.parse(proto.getName(), "reviewPacks").id(),
        proto.getRevision(),
        proto.getKind().name(),
        proto.getStartWeek(),
        proto.getEndWeek(),
        instant(proto.getDueTime()),
        proto.getNotify(),
        proto.getAttentionList().stream().map(it -> wish(it, sentences, zone)).toList(),
        PackDocument.of(document));
  }

  /// What stands when a review is made.
  static PackDocument freeze(List<Incident> incidents, List<ActionItem> carried) {
    io.candor.alert.v1.Review.Builder frozen = io.candor.alert.v1.Review.newBuilder();
    for (Incident incident : incidents) {
      frozen.addIncidents(
          ReviewIncident.newBuilder()
              .setName(incident.name().toString())
              .setTitle(incident.title())
              .setSentence(incident.sentence())
              .setSeverity(
                  Finding.Severity.valueOf(incident.finding().judgement().severity().name()))
              .setState(io.candor.alert.v1.Incident.State.valueOf(incident.state().name()))
              .setOpenedWeek(incident.finding().subject().openedWeek()));
    }
    carried.forEach(item -> frozen.addCarriedItems(toProto(item)));
    return PackDocument.of(frozen.build().toByteArray());
  }

  /// A review as the contract shows it.
  static io.candor.alert.v1.Review toProto(
      Review review, Pack pack, List<ActionItem> newItems, List<Review.Decision> decisions) {
    io.candor.alert.v1.Review.Builder proto;
    try {
      proto = io.candor.alert.v1.Review.parseFrom(review.frozen().toByteArray()).toBuilder();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored review cannot be read", e);
    }
    proto
        .setName(new ResourceName(review.workspace(), "reviews", review.id()).toString())
        .setRevision(review.revision())
        .setMakeTime(timestamp(review.makeTime()))
        .setLate(review.makeTime().isAfter(review.dueTime().plus(LATE)))
        .setPack(parse(pack.document().toByteArray()))
        .addAllAttendees(review.attendees());
    newItems.forEach(item -> proto.addNewItems(toProto(item)));
    decisions.forEach(
        decision ->
            proto.addDecisions(
                ReviewDecision.newBuilder()
                    .setTime(timestamp(decision.time()))
                    .setActor(decision.actor())
                    .setText(decision.text())));
    return proto.build();
  }

  /// A review in a list: without its figures.
  static io.candor.alert.v1.Review toSummary(Review review, Pack pack) {
    ReviewPack whole = parse(pack.document().toByteArray());
    return toProto(review, pack, List.of(), List.of()).toBuilder()
        .clearIncidents()
        .clearCarriedItems()
        .setPack(
            ReviewPack.newBuilder()
                .setName(whole.getName())
                .setRevision(whole.getRevision())
                .setKind(whole.getKind())
                .setPeriod(whole.getPeriod())
                .setStartWeek(whole.getStartWeek())
                .setEndWeek(whole.getEndWeek())
                .setTimeZone(whole.getTimeZone())
                .setDueTime(whole.getDueTime())
                .setNotify(whole.getNotify()))
        .build();
  }

  /// What a receiver is told, serialised for the way there.
  static byte[] toNotification(Review review, Pack pack, List<ActionItem> items, Instant now) {
    io.candor.alert.v1.Review proto = toProto(review, pack, items, List.of());
    String period = proto.getPack().getPeriod();
    String kind = pack.kind().charAt(0) + pack.kind().substring(1).toLowerCase(Locale.ROOT);
    long overdue = proto.getCarriedItemsList().stream().filter(it -> it.getOverdue()).count();
    return ReviewNotification.newBuilder()
        .setReview(proto)
        .setDecideTime(timestamp(now))
        .setTitle(kind + " review " + period)
        .setSentence(
            "%s review of %s: %s, %s and %s still open, of which %d overdue."
                .formatted(
                    kind,
                    period,
                    count(proto.getIncidentsCount(), "incident"),
                    count(items.size(), "new action item"),
                    count(proto.getCarriedItemsCount(), "item"),
                    overdue))
        .build()
        .toByteArray();
  }

  /// An action item as the contract shows it.
  static io.candor.alert.v1.ActionItem toProto(ActionItem item) {
    ActionItem.Wish wish = item.wish();
    ActionItem.About about = wish.about();
    io.candor.alert.v1.ActionItem.Builder proto =
        io.candor.alert.v1.ActionItem.newBuilder()
            .setName(new ResourceName(item.workspace(), "actionItems", item.id()).toString())
            .setEtag(Long.toString(item.revision()))
            .setText(wish.text())
            .setOwner(wish.owner())
            .setDueDate(date(wish.dueDate()))
            .setTimeZone(wish.zone().getId())
            .setState(io.candor.alert.v1.ActionItem.State.valueOf(item.state().name()))
            .setOverdue(item.overdue())
            .setFinding(about.finding())
            .setKpi(about.kpi())
            .setDeploymentId(about.deployment())
            .setArchetypeId(about.archetype())
            .setAreaId(about.area())
            .setNote(item.note())
            .setCreateTime(timestamp(item.createTime()))
            .setUpdateTime(timestamp(item.updateTime()))
            .setUpdatedBy(item.updatedBy());
    if (!item.reviewId().isEmpty()) {
      proto.setReview(new ResourceName(item.workspace(), "reviews", item.reviewId()).toString());
    }
    if (!about.segment().isEmpty()) {
      proto.setSegment(Account.Segment.valueOf(about.segment()));
    }
    return proto.build();
  }

  /// The finding that an overdue item is, or was.
  ///
  /// @param dueDate the day that was missed
  /// @param open whether it still is
  static io.candor.alert.finding.Finding overdueFinding(
      ActionItem item, LocalDate dueDate, boolean open) {
    ActionItem.About about = item.wish().about();
    String week =
        String.format(
            Locale.ROOT,
            "%04d-W%02d",
            dueDate.get(IsoFields.WEEK_BASED_YEAR),
            dueDate.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    return FindingProtos.fromProto(
        Finding.newBuilder()
            .setName(
                new ResourceName(
                        item.workspace(), "findings", "action-overdue-" + item.id() + "-" + dueDate)
                    .toString())
            .setRevision(item.revision())
            .setKind(Finding.Kind.ACTION_OVERDUE)
            .setScope(
                FindingScope.newBuilder()
                    .setDeploymentId(about.deployment())
                    .setArchetypeId(about.archetype())
                    .setAreaId(about.area()))
            // Tells two items about the same thing apart.
            .setMetric("action_item/" + item.id() + "/" + dueDate)
            .setStrength(Finding.Strength.CONFIRMED)
            .setState(open ? Finding.State.OPEN : Finding.State.CLEARED)
            .setSeverity(Finding.Severity.P3)
            .setOpenedWeek(week)
            .addWeeks(WeekFigure.newBuilder().setWeek(week).setStrength(Finding.Strength.CONFIRMED))
            .setProposal(item.wish().text())
            .setNotify(true)
            .setEvaluateTime(timestamp(item.updateTime()))
            .setAreaOwner(item.wish().owner())
            .build());
  }

  /// A day of the contract.
  static LocalDate date(Date date) {
    return LocalDate.of(date.getYear(), date.getMonth(), date.getDay());
  }

  /// An IANA zone by its name; UTC for an empty or unknown one.
  static ZoneId zone(String name) {
    try {
      return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
    } catch (DateTimeException _) {
      return ZoneOffset.UTC;
    }
  }

  private static ActionItem.Wish wish(
      ReviewAttention attention, Map<String, String> sentences, ZoneId zone) {
    String segment =
        attention.getSegment() == Account.Segment.SEGMENT_UNSPECIFIED
            ? ""
            : attention.getSegment().name();
    ActionItem.About about =
        new ActionItem.About(
            attention.getFinding(),
            attention.getKpi(),
            attention.getDeploymentId(),
            attention.getArchetypeId(),
            segment,
            attention.getAreaId());
    String text = sentences.getOrDefault(attention.getFinding(), outside(about));
    return new ActionItem.Wish(
        text, attention.getOwner(), date(attention.getFollowUpDate()), zone, about);
  }

  private static String outside(ActionItem.About about) {
    StringBuilder text = new StringBuilder();
    text.append(about.kpi().replace('_', ' '));
    if (!about.archetype().isEmpty()) {
      text.append(" of ").append(about.archetype().replace('_', ' '));
    }
    if (!about.segment().isEmpty()) {
      text.append(" (").append(about.segment().toLowerCase(Locale.ROOT)).append(')');
    }
    if (!about.deployment().isEmpty()) {
      text.append(" at ").append(about.deployment());
    }
    if (!about.area().isEmpty()) {
      text.append(" in ").append(about.area().replace('_', ' '));
    }
    return text.append(" is outside its target.").toString();
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private static ReviewPack parse(byte[] document) {
    try {
      return ReviewPack.parseFrom(document);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored pack cannot be read", e);
    }
  }

  private static Date date(LocalDate date) {
    return Date.newBuilder()
        .setYear(date.getYear())
        .setMonth(date.getMonthValue())
        .setDay(date.getDayOfMonth())
        .build();
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
