package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.protobuf.Duration;
import com.google.protobuf.util.Durations;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.testing.LocalReceiver.Received;
import io.candor.alert.testing.Until;
import io.candor.alert.v1.AcknowledgeIncidentRequest;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.GetIncidentRequest;
import io.candor.alert.v1.GroupServiceGrpc;
import io.candor.alert.v1.Grouping;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentEvent;
import io.candor.alert.v1.IncidentGroup;
import io.candor.alert.v1.ListIncidentGroupsRequest;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.Matcher;
import io.candor.alert.v1.PagerDutyChannel;
import io.candor.alert.v1.Receiver;
import io.candor.alert.v1.ResolveIncidentRequest;
import io.candor.alert.v1.Route;
import io.candor.alert.v1.Routing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A burst is one message for a receiver, nothing of it is lost, and what is urgent does not wait.
class GroupingIT {
  private static final java.time.Duration SOON = java.time.Duration.ofSeconds(10);
  // Longer than a test: what waits so long is never told in it.
  private static final Duration LONG = Durations.fromSeconds(3600);

  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  @Test
  void whatComesWithinTheWait_isOneMessage_andAP0IsNot() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "team", receiver.url());
      gather(workspace, LONG, LONG, Grouping.Field.AREA);
      service.write(
          workspace,
          spike(workspace, "mobile_app", "login_loop").build(),
          spike(workspace, "mobile_app", "slow_start").setSeverity(Finding.Severity.P2).build(),
          spike(workspace, "billing", "double_charge").build());
      service.write(workspace, spike(workspace, "mobile_app", "crash").build());
      service.write(
          workspace, FindingMessages.rollback(workspace).setSeverity(Finding.Severity.P0).build());

      // The P0 does not wait, and what asks for the owner's word is not gathered either.
      assertThat(type(receiver.take(SOON))).isEqualTo("incident.opened");
      endTheWait(workspace);
      JsonObject first = data(receiver.take(SOON));
      JsonObject second = data(receiver.take(SOON));
      JsonObject mobile = labelled(first, "mobile_app") ? first : second;
      JsonObject billing = mobile == first ? second : first;
      assertThat(mobile.get("incidentCount").getAsInt()).isEqualTo(3);
      assertThat(mobile.get("title").getAsString()).isEqualTo("3 incidents: area mobile_app");
      assertThat(mobile.get("sentence").getAsString()).startsWith("Now: 3 open. Most urgent: ");
      assertThat(mobile.getAsJsonArray("incidents"))
          .extracting(it -> it.getAsJsonObject().get("severity").getAsString())
          .containsExactly("P1", "P1", "P2"); // The most urgent first.
      assertThat(billing.get("incidentCount").getAsInt()).isEqualTo(1);
      // Of one incident nothing is summed up.
      assertThat(billing.get("title").getAsString()).contains("double_charge");
      assertThat(receiver.received()).hasSize(3);
    }
  }

  @Test
  void news_areToldOncePerInterval_untilAllIsOver() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "team", receiver.url());
      gather(workspace, Durations.fromMillis(0), Durations.fromSeconds(1), Grouping.Field.AREA);
      service.write(workspace, spike(workspace, "mobile_app", "login_loop").build());
      Received opened = receiver.take(SOON);
      assertThat(type(opened)).isEqualTo("group.opened");
      String group = data(opened).getAsJsonObject("group").get("name").getAsString();
      Until.holds(
          () -> assertThat(groups(workspace).getFirst().getDeliveredSequence()).isEqualTo(1));
      assertThat(toldIn(data(opened), group)).isEqualTo(1);

      service.write(workspace, spike(workspace, "mobile_app", "slow_start").build());
      Received changed = receiver.take(SOON);
      assertThat(type(changed)).isEqualTo("group.changed");
      // Only the news: the receiver knows of the first one.
      assertThat(data(changed).get("incidentCount").getAsInt()).isEqualTo(1);
      assertThat(data(changed).getAsJsonObject("group").get("openCount").getAsInt()).isEqualTo(2);
      assertThat(changed.header("webhook-id")).isEqualTo(id(group, workspace) + "_2");
      Until.holds(
          () -> assertThat(groups(workspace).getFirst().getDeliveredSequence()).isEqualTo(2));
      // The time line of each says who heard of it, and in which group; of the first one once.
      assertThat(toldIn(data(changed), group)).isEqualTo(1);
      assertThat(toldIn(data(opened), group)).isEqualTo(1);

      service.write(
          workspace,
          over(spike(workspace, "mobile_app", "login_loop")),
          over(spike(workspace, "mobile_app", "slow_start")));
      Received last = receiver.take(SOON);
      assertThat(type(last)).isEqualTo("group.resolved");
      assertThat(data(last).get("sentence").getAsString()).isEqualTo("All 2 incidents are over.");
      Until.holds(() -> assertThat(groups(workspace)).isEmpty());

      // The next one of the same kind is another group: a new thread, a new page.
      service.write(workspace, spike(workspace, "mobile_app", "login_loop").setRevision(3).build());
      assertThat(data(receiver.take(SOON)).getAsJsonObject("group").get("name").getAsString())
          .isNotEqualTo(group);
    }
  }

  @Test
  void whatIsOverBeforeItIsTold_isNotTold() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "team", receiver.url());
      gather(workspace, LONG, LONG, Grouping.Field.AREA);
      service.write(
          workspace,
          spike(workspace, "mobile_app", "login_loop").build(),
          spike(workspace, "mobile_app", "slow_start").build());
      service.write(workspace, over(spike(workspace, "mobile_app", "slow_start")));
      endTheWait(workspace);
      assertThat(data(receiver.take(SOON)).get("incidentCount").getAsInt()).isEqualTo(1);
    }
  }

  @Test
  void aGroup_isRepeated_whileSomethingIsOpen() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "team", receiver.url());
      service.route(
          workspace,
          routing ->
              routing.addRoutes(
                  Route.newBuilder()
                      .setId("all")
                      .addReceivers("team")
                      .setRepeatInterval(Durations.fromSeconds(60))
                      .setGrouping(
                          Grouping.newBuilder()
                              .setWait(Durations.fromMillis(0))
                              .setInterval(Durations.fromSeconds(1)))));
      service.write(
          workspace,
          spike(workspace, "mobile_app", "login_loop").build(),
          spike(workspace, "billing", "double_charge").build());
      assertThat(type(receiver.take(SOON))).isEqualTo("group.opened");
      // Nobody waits a minute here: the time of the last message is moved back instead.
      service.sql(workspace, "UPDATE incident_group SET tell_time = tell_time - interval '60 s'");
      Received repeated = receiver.take(SOON);
      assertThat(type(repeated)).isEqualTo("group.repeated");
      assertThat(data(repeated).get("incidentCount").getAsInt()).isEqualTo(2);
    }
  }

  @Test
  void aPager_acknowledgesAndResolvesTheGroup_asPeopleDo() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.putSecret(workspace, "pager", "key-1");
      service.route(
          workspace,
          routing ->
              routing
                  .clearReceivers()
                  .addReceivers(
                      Receiver.newBuilder()
                          .setId("pager")
                          .setPagerDuty(
                              PagerDutyChannel.newBuilder()
                                  .setRoutingKeySecret("pager")
                                  .setUrl(receiver.url())))
                  .clearDefaultReceivers()
                  .addDefaultReceivers("pager"));
      gather(workspace, Durations.fromMillis(0), Durations.fromSeconds(1), Grouping.Field.AREA);
      service.write(workspace, spike(workspace, "mobile_app", "login_loop").build());
      JsonObject trigger = JsonParser.parseString(receiver.take(SOON).body()).getAsJsonObject();
      assertThat(trigger.get("event_action").getAsString()).isEqualTo("trigger");
      String incident = incidents(workspace).getFirst().getName();
      var unused =
          service
              .incidents()
              .acknowledgeIncident(
                  AcknowledgeIncidentRequest.newBuilder()
                      .setName(incident)
                      .setActor("ada")
                      .build());
      JsonObject acknowledge = JsonParser.parseString(receiver.take(SOON).body()).getAsJsonObject();
      assertThat(acknowledge.get("event_action").getAsString()).isEqualTo("acknowledge");
      assertThat(acknowledge.get("dedup_key")).isEqualTo(trigger.get("dedup_key"));
      var resolved =
          service
              .incidents()
              .resolveIncident(
                  ResolveIncidentRequest.newBuilder().setName(incident).setActor("ada").build());
      assertThat(resolved.getIncident().getState()).isEqualTo(Incident.State.RESOLVED);
      assertThat(
              JsonParser.parseString(receiver.take(SOON).body())
                  .getAsJsonObject()
                  .get("event_action")
                  .getAsString())
          .isEqualTo("resolve");
    }
  }

  @Test
  void aReceiverThatWasAway_hearsEverythingItMissed() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      receiver.otherwise(LocalReceiver.Behaviour.status(503));
      service.routeAllToWebhook(workspace, "team", receiver.url());
      gather(workspace, Durations.fromMillis(0), Durations.fromSeconds(1), Grouping.Field.AREA);
      service.write(workspace, spike(workspace, "mobile_app", "login_loop").build());
      Until.holds(() -> assertThat(groups(workspace).getFirst().getSequence()).isEqualTo(1));
      service.write(workspace, spike(workspace, "mobile_app", "slow_start").build());
      Until.holds(() -> assertThat(groups(workspace).getFirst().getSequence()).isEqualTo(2));
      receiver.otherwise(LocalReceiver.Behaviour.status(200));
      Until.holds(
          () -> assertThat(groups(workspace).getFirst().getDeliveredSequence()).isEqualTo(2));
      JsonObject taken = data(receiver.received().getLast());
      // The second message replaced the first, so it tells of both.
      assertThat(taken.get("incidentCount").getAsInt()).isEqualTo(2);
    }
  }

  @Test
  void aBurst_fromManyWritersAtOnce_losesNothing() throws Exception {
    String workspace = AlertService.newWorkspace();
    int writers = 4;
    int batches = 5;
    int size = 100;
    long start = System.nanoTime();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "team", receiver.url());
      gather(workspace, Durations.fromMillis(0), Durations.fromSeconds(1));
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<java.util.concurrent.Future<?>> writes = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
          int number = writer;
          writes.add(
              threads.submit(
                  () -> {
                    for (int batch = 0; batch < batches; batch++) {
                      Finding[] findings = new Finding[size];
                      for (int i = 0; i < size; i++) {
                        findings[i] =
                            spike(workspace, "area", "t" + number + "-" + batch + "-" + i).build();
                      }
                      service.write(workspace, findings);
                    }
                  }));
        }
        for (java.util.concurrent.Future<?> write : writes) {
          write.get(60, TimeUnit.SECONDS);
        }
      }
      int all = writers * batches * size;
      Until.holds(
          () -> {
            IncidentGroup group = groups(workspace).getFirst();
            assertThat(group.getOpenCount()).isEqualTo(all);
            assertThat(group.getWaitingCount()).isZero();
            assertThat(group.getDeliveredSequence()).isEqualTo(group.getSequence());
          });
      // Every incident is in one message, or in the one that replaced it; few messages in all.
      long told =
          receiver.received().stream()
              .mapToLong(it -> data(it).get("incidentCount").getAsLong())
              .sum();
      assertThat(told).isGreaterThanOrEqualTo(all);
      Set<String> ids = new HashSet<>();
      receiver.received().forEach(it -> ids.add(it.header("webhook-id")));
      // One for each interval of a second, and no more.
      long seconds = java.time.Duration.ofNanos(System.nanoTime() - start).toSeconds();
      assertThat(ids).hasSizeLessThan(Math.toIntExact(seconds) + 3);
      assertThat(receiver.received())
          .allSatisfy(
              it -> assertThat(data(it).getAsJsonArray("incidents")).hasSizeLessThanOrEqualTo(50));
    }
  }

  private static void gather(
      String workspace, Duration wait, Duration interval, Grouping.Field... by) {
    Routing routing =
        service.route(
            workspace,
            it ->
                it.addRoutes(
                    Route.newBuilder()
                        .setId("all")
                        .setMatcher(Matcher.getDefaultInstance())
                        .addReceivers(it.getDefaultReceivers(0))
                        .setGrouping(
                            Grouping.newBuilder()
                                .setWait(wait)
                                .setInterval(interval)
                                .addAllBy(List.of(by)))));
    assertThat(routing.getRoutes(0).getGrouping().getByList()).containsExactly(by);
  }

  /// How often the time line of a message's first incident says that the receiver heard of it in
  /// this group.
  private static long toldIn(JsonObject message, String group) {
    String incident =
        message.getAsJsonArray("incidents").get(0).getAsJsonObject().get("name").getAsString();
    return service
        .incidents()
        .getIncident(GetIncidentRequest.newBuilder().setName(incident).build())
        .getTimelineList()
        .stream()
        .filter(it -> it.getType() == IncidentEvent.Type.NOTIFIED)
        .filter(it -> it.getReceiver().equals("team") && it.getGroup().equals(group))
        .count();
  }

  // Nobody waits for a wait here: the look is moved to now instead.
  private static void endTheWait(String workspace) {
    service.sql(workspace, "UPDATE timer SET due = now() WHERE kind = 'group'");
  }

  private static Finding.Builder spike(String workspace, String area, String theme) {
    Finding.Builder finding = FindingMessages.loginLoop(workspace).clearRelease();
    finding
        .getScopeBuilder()
        .setAreaId(area)
        .setAreaDisplayName(area)
        .setThemeId(theme)
        .setThemeDisplayName(theme);
    return finding.setName("workspaces/" + workspace + "/findings/" + area + "-" + theme);
  }

  private static Finding over(Finding.Builder finding) {
    return finding
        .setRevision(2)
        .setState(Finding.State.CLEARED)
        .setClearedWeek("2026-W12")
        .setEvaluateTime(FindingMessages.time(Instant.parse("2026-03-21T08:00:00Z").toString()))
        .build();
  }

  private static List<IncidentGroup> groups(String workspace) {
    return GroupServiceGrpc.newBlockingStub(service.channel())
        .withDeadlineAfter(20, TimeUnit.SECONDS)
        .listIncidentGroups(
            ListIncidentGroupsRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getGroupsList();
  }

  private static List<Incident> incidents(String workspace) {
    return service
        .incidents()
        .listIncidents(
            ListIncidentsRequest.newBuilder().setParent("workspaces/" + workspace).build())
        .getIncidentsList();
  }

  private static boolean labelled(JsonObject data, String value) {
    return data.getAsJsonObject("group")
        .getAsJsonArray("labels")
        .get(0)
        .getAsJsonObject()
        .get("value")
        .getAsString()
        .equals(value);
  }

  private static String id(String groupName, String workspace) {
    return "msg_" + workspace + "_" + groupName.substring(groupName.lastIndexOf('/') + 1);
  }

  private static String type(Received request) {
    return JsonParser.parseString(request.body()).getAsJsonObject().get("type").getAsString();
  }

  private static JsonObject data(Received request) {
    return JsonParser.parseString(request.body()).getAsJsonObject().getAsJsonObject("data");
  }
}
