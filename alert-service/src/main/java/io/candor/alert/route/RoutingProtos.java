package io.candor.alert.route;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import io.candor.alert.finding.FindingKind;
import io.candor.alert.finding.FindingProtos;
import io.candor.alert.finding.Segment;
import io.candor.alert.finding.Severity;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.QuietHours;
import io.candor.alert.receiver.Receiver;
import io.candor.alert.v1.AlertmanagerChannel;
import io.candor.alert.v1.AreaOwner;
import io.candor.alert.v1.DeploymentOwner;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.LogChannel;
import io.candor.alert.v1.PagerDutyChannel;
import io.candor.alert.v1.SlackChannel;
import io.candor.alert.v1.WebhookChannel;
import io.candor.ingest.v1.Account;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Maps routings to the contract and to their stored form.
public final class RoutingProtos {
  private RoutingProtos() {}

  /// A routing of a request. Of two owners of one area or deployment the last counts; the caller
  /// has refused that before.
  static Routing fromProto(io.candor.alert.v1.Routing proto) {
    return new Routing(
        proto.getReceiversList().stream().map(RoutingProtos::fromProto).toList(),
        proto.getDefaultReceiversList(),
        proto.getAreaOwnersList().stream()
            .collect(
                Collectors.toMap(AreaOwner::getArea, it -> fromProto(it.getOwner()), (a, b) -> b)),
        proto.getDeploymentOwnersList().stream()
            .collect(
                Collectors.toMap(
                    DeploymentOwner::getDeployment, it -> fromProto(it.getOwner()), (a, b) -> b)),
        proto.getDeploymentOwnersList().stream()
            .filter(it -> it.getPlatformReceiversCount() > 0)
            .collect(
                Collectors.toMap(
                    DeploymentOwner::getDeployment,
                    it -> List.copyOf(it.getPlatformReceiversList()),
                    (a, b) -> b)),
        proto.getRoutesList().stream().map(RoutingProtos::fromProto).toList(),
        proto.getEscalationStepsList().stream().map(RoutingProtos::fromProto).toList(),
        proto.getInhibitionsList().stream().map(RoutingProtos::fromProto).toList(),
        proto.getReviewReceiversList(),
        proto.hasReopenWithin()
            ? Duration.ofSeconds(
                proto.getReopenWithin().getSeconds(), proto.getReopenWithin().getNanos())
            : Routing.REOPEN_WITHIN);
  }

  /// A version as the contract shows it.
  static io.candor.alert.v1.Routing toProto(
      String workspace, RoutingVersion version, List<ReceiverState> disabled) {
    io.candor.alert.v1.Routing.Builder proto =
        toProto(version.routing()).toBuilder()
            .setName("workspaces/" + workspace + "/routing")
            .setEtag(etag(version))
            .setVersion(version.version())
            .setUpdatedBy(version.updatedBy());
    Instant updateTime = version.updateTime();
    if (updateTime != null) {
      proto.setUpdateTime(timestamp(updateTime));
    }
    proto.clearReceivers();
    for (Receiver receiver : version.routing().receivers()) {
      Optional<ReceiverState> state =
          disabled.stream().filter(it -> it.receiverId().equals(receiver.id())).findFirst();
      proto.addReceivers(toProto(receiver, state));
    }
    return proto.build();
  }

  /// A receiver as the contract shows it.
  static io.candor.alert.v1.Receiver toProto(Receiver receiver, Optional<ReceiverState> disabled) {
    io.candor.alert.v1.Receiver.Builder proto =
        toProto(receiver).toBuilder().setState(io.candor.alert.v1.Receiver.State.ENABLED);
    disabled.ifPresent(
        state ->
            proto
                .setState(io.candor.alert.v1.Receiver.State.DISABLED)
                .setDisableReason(state.reason().name())
                .setDisableTime(timestamp(state.disableTime())));
    return proto.build();
  }

  /// A version's etag: the versions are numbered.
  static String etag(RoutingVersion version) {
    return Long.toString(version.version());
  }

  /// The stored form.
  static String toJson(Routing routing) {
    try {
      return JsonFormat.printer().omittingInsignificantWhitespace().print(toProto(routing));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a routing has no message that cannot be printed", e);
    }
  }

  /// Reads the stored form; what a newer version of the service added is left out.
  static Routing fromJson(String json) {
    io.candor.alert.v1.Routing.Builder proto = io.candor.alert.v1.Routing.newBuilder();
    try {
      JsonFormat.parser().ignoringUnknownFields().merge(json, proto);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a stored routing cannot be read", e);
    }
    return fromProto(proto.build());
  }

  private static io.candor.alert.v1.Routing toProto(Routing routing) {
    io.candor.alert.v1.Routing.Builder proto =
        io.candor.alert.v1.Routing.newBuilder().addAllDefaultReceivers(routing.defaultReceivers());
    routing.receivers().forEach(receiver -> proto.addReceivers(toProto(receiver)));
    sorted(routing.areaOwners())
        .forEach(
            (area, owner) -> proto.addAreaOwnersBuilder().setArea(area).setOwner(toProto(owner)));
    sorted(routing.deploymentOwners())
        .forEach(
            (deployment, owner) ->
                proto
                    .addDeploymentOwnersBuilder()
                    .setDeployment(deployment)
                    .setOwner(toProto(owner))
                    .addAllPlatformReceivers(routing.platformReceivers(deployment)));
    routing.routes().forEach(route -> proto.addRoutes(toProto(route)));
    routing.escalationSteps().forEach(step -> proto.addEscalationSteps(toProto(step)));
    routing
        .inhibitions()
        .forEach(
            inhibition ->
                proto
                    .addInhibitionsBuilder()
                    .setSource(toProto(inhibition.source()))
                    .setTarget(toProto(inhibition.target()))
                    .addAllEqual(
                        inhibition.equal().stream()
                            .sorted()
                            .map(it -> io.candor.alert.v1.Inhibition.Field.valueOf(it.name()))
                            .toList()));
    proto.addAllReviewReceivers(routing.namedReviewReceivers());
    proto.setReopenWithin(duration(routing.reopenWithin()));
    return proto.build();
  }

  private static Receiver fromProto(io.candor.alert.v1.Receiver proto) {
    Channel channel =
        switch (proto.getChannelCase()) {
          case WEBHOOK ->
              new Channel.Webhook(
                  proto.getWebhook().getUrl(),
                  proto.getWebhook().getSecret(),
                  proto.getWebhook().getPreviousSecret());
          case SLACK -> new Channel.Slack(proto.getSlack().getUrlSecret());
          case PAGER_DUTY ->
              new Channel.PagerDuty(
                  proto.getPagerDuty().getRoutingKeySecret(), proto.getPagerDuty().getUrl());
          case ALERTMANAGER ->
              new Channel.Alertmanager(
                  proto.getAlertmanager().getUrl(), proto.getAlertmanager().getTokenSecret());
          case SLACK_BOT, EMAIL, JIRA -> ChannelProtos.fromProto(proto);
          case LOG -> new Channel.Log();
          case CHANNEL_NOT_SET -> throw new IllegalArgumentException("a receiver without channel");
        };
    return new Receiver(
        proto.getId(),
        proto.getDisplayName(),
        channel,
        proto.hasQuietHours()
            ? new QuietHours(
                zone(proto.getQuietHours().getTimeZone()),
                LocalTime.parse(proto.getQuietHours().getStart()),
                LocalTime.parse(proto.getQuietHours().getEnd()))
            : null);
  }

  private static io.candor.alert.v1.Receiver toProto(Receiver receiver) {
    io.candor.alert.v1.Receiver.Builder proto =
        io.candor.alert.v1.Receiver.newBuilder()
            .setId(receiver.id())
            .setDisplayName(receiver.displayName());
    QuietHours quiet = receiver.quietHours();
    if (quiet != null) {
      proto.setQuietHours(
          io.candor.alert.v1.QuietHours.newBuilder()
              .setTimeZone(quiet.zone().getId())
              .setStart(quiet.start().toString())
              .setEnd(quiet.end().toString()));
    }
    switch (receiver.channel()) {
      case Channel.Log _ -> proto.setLog(LogChannel.getDefaultInstance());
      case Channel.Webhook webhook ->
          proto.setWebhook(
              WebhookChannel.newBuilder()
                  .setUrl(webhook.url())
                  .setSecret(webhook.secret())
                  .setPreviousSecret(webhook.previousSecret()));
      case Channel.PagerDuty pager ->
          proto.setPagerDuty(
              PagerDutyChannel.newBuilder()
                  .setRoutingKeySecret(pager.routingKeySecret())
                  .setUrl(pager.url()));
      case Channel.Alertmanager alertmanager ->
          proto.setAlertmanager(
              AlertmanagerChannel.newBuilder()
                  .setUrl(alertmanager.url())
                  .setTokenSecret(alertmanager.tokenSecret()));
      case Channel.SlackBot bot -> proto.setSlackBot(ChannelProtos.toProto(bot));
      case Channel.Email email -> proto.setEmail(ChannelProtos.toProto(email));
      case Channel.Jira jira -> proto.setJira(ChannelProtos.toProto(jira));
      case Channel.Slack slack ->
          proto.setSlack(SlackChannel.newBuilder().setUrlSecret(slack.urlSecret()));
    }
    return proto.build();
  }

  private static Owner fromProto(io.candor.alert.v1.Owner proto) {
    return new Owner(proto.getDisplayName(), proto.getReceiversList());
  }

  private static io.candor.alert.v1.Owner toProto(Owner owner) {
    return io.candor.alert.v1.Owner.newBuilder()
        .setDisplayName(owner.displayName())
        .addAllReceivers(owner.receivers())
        .build();
  }

  private static Inhibition fromProto(io.candor.alert.v1.Inhibition proto) {
    return new Inhibition(
        fromProto(proto.getSource()),
        fromProto(proto.getTarget()),
        proto.getEqualList().stream()
            .map(field -> Inhibition.Field.valueOf(field.name()))
            .collect(Collectors.toSet()));
  }

  private static EscalationStep fromProto(io.candor.alert.v1.EscalationStep proto) {
    return new EscalationStep(
        proto.getSeveritiesList().stream()
            .map(severity -> Severity.valueOf(severity.name()))
            .collect(Collectors.toSet()),
        Duration.ofSeconds(proto.getWait().getSeconds(), proto.getWait().getNanos()),
        proto.getReceiversList());
  }

  private static io.candor.alert.v1.EscalationStep toProto(EscalationStep step) {
    return io.candor.alert.v1.EscalationStep.newBuilder()
        .addAllSeverities(
            step.severities().stream()
                .sorted()
                .map(severity -> Finding.Severity.valueOf(severity.name()))
                .toList())
        .setWait(duration(step.after()))
        .addAllReceivers(step.receivers())
        .build();
  }

  private static Route fromProto(io.candor.alert.v1.Route proto) {
    return new Route(
        proto.getId(),
        fromProto(proto.getMatcher()),
        proto.getReceiversList(),
        proto.getContinueMatching(),
        proto.getRoutesList().stream().map(RoutingProtos::fromProto).toList(),
        proto.hasRepeatInterval()
            ? Duration.ofSeconds(
                proto.getRepeatInterval().getSeconds(), proto.getRepeatInterval().getNanos())
            : null,
        proto.hasGrouping() ? GroupingProtos.fromProto(proto.getGrouping()) : null);
  }

  private static io.candor.alert.v1.Route toProto(Route route) {
    io.candor.alert.v1.Route.Builder proto =
        io.candor.alert.v1.Route.newBuilder()
            .setId(route.id())
            .setMatcher(toProto(route.matcher()))
            .addAllReceivers(route.receivers())
            .setContinueMatching(route.continueMatching());
    route.routes().forEach(below -> proto.addRoutes(toProto(below)));
    Duration interval = route.repeatInterval();
    if (interval != null) {
      proto.setRepeatInterval(duration(interval));
    }
    Grouping grouping = route.grouping();
    if (grouping != null) {
      proto.setGrouping(GroupingProtos.toProto(grouping));
    }
    return proto.build();
  }

  // An unknown zone is refused by the edge, which sees all violations at once.
  private static ZoneId zone(String name) {
    return ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : ZoneOffset.UTC;
  }

  /// A length of time of the contract.
  static com.google.protobuf.Duration duration(Duration duration) {
    return com.google.protobuf.Duration.newBuilder()
        .setSeconds(duration.toSeconds())
        .setNanos(duration.toNanosPart())
        .build();
  }

  /// A matcher of a request, which has been validated.
  public static Matcher fromProto(io.candor.alert.v1.Matcher proto) {
    return new Matcher(
        proto.getKindsList().stream()
            .map(kind -> FindingKind.valueOf(kind.name()))
            .collect(Collectors.toSet()),
        proto.getSeveritiesList().stream()
            .map(severity -> Severity.valueOf(severity.name()))
            .collect(Collectors.toSet()),
        java.util.Set.copyOf(proto.getAreasList()),
        java.util.Set.copyOf(proto.getThemesList()),
        java.util.Set.copyOf(proto.getArchetypesList()),
        java.util.Set.copyOf(proto.getDeploymentsList()),
        proto.getSegmentsList().stream()
            .flatMap(segment -> FindingProtos.segment(segment).stream())
            .collect(Collectors.toSet()),
        proto.getMinAccountCount(),
        proto.getMinAffectedArrUnits());
  }

  /// A matcher as the contract shows it.
  public static io.candor.alert.v1.Matcher toProto(Matcher matcher) {
    return io.candor.alert.v1.Matcher.newBuilder()
        .addAllKinds(
            matcher.kinds().stream()
                .sorted()
                .map(kind -> Finding.Kind.valueOf(kind.name()))
                .toList())
        .addAllSeverities(
            matcher.severities().stream()
                .sorted()
                .map(severity -> Finding.Severity.valueOf(severity.name()))
                .toList())
        .addAllAreas(matcher.areas().stream().sorted().toList())
        .addAllThemes(matcher.themes().stream().sorted().toList())
        .addAllArchetypes(matcher.archetypes().stream().sorted().toList())
        .addAllDeployments(matcher.deployments().stream().sorted().toList())
        .addAllSegments(matcher.segments().stream().sorted().map(RoutingProtos::toProto).toList())
        .setMinAccountCount(matcher.minAccountCount())
        .setMinAffectedArrUnits(matcher.minAffectedArrUnits())
        .build();
  }

  private static Account.Segment toProto(Segment segment) {
    return switch (segment) {
      case ENTERPRISE -> Account.Segment.ENTERPRISE;
      case MID_MARKET -> Account.Segment.MID_MARKET;
      case SMB -> Account.Segment.SMB;
      case FREE -> Account.Segment.FREE;
    };
  }

  // In one order, so that equal routings are stored and shown as equal texts.
  private static <T> Map<String, T> sorted(Map<String, T> map) {
    return new TreeMap<>(map);
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
