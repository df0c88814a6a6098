package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.testing.LocalReceiver;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.GetIncidentRequest;
import io.candor.alert.v1.GetIncidentResponse;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentEvent;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.NotifyDecision.Reason;
import io.candor.alert.v1.WriteFindingsResponse;
import io.candor.kit.error.ErrorStatuses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Findings become incidents: exactly one each, whatever the order, the repeats and the callers.
class IncidentsIT {
  private static final int FINDINGS = 6;
  private static final int REVISIONS = 8;
  private static final int CALLERS = 6;

  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void sameStateForEveryOrderAndRepetition_oneIncidentEach(long seed) throws Exception {
    Random random = new Random(seed);
    Map<Integer, List<Finding>> histories = histories(random);
    String inOrder = AlertService.newWorkspace();
    String shuffled = AlertService.newWorkspace();

    histories.values().forEach(history -> history.forEach(it -> write(inOrder, List.of(it))));
    List<List<Finding>> batches = shuffledBatches(histories, random);
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int caller = 0; caller < CALLERS; caller++) {
        int first = caller;
        calls.add(
            callers.submit(
                () -> {
                  go.await();
                  for (int i = first; i < batches.size(); i += CALLERS) {
                    write(shuffled, batches.get(i));
                  }
                  return null;
                }));
      }
      go.countDown();
      for (Future<?> call : calls) {
        call.get();
      }
    }

    assertThat(states(shuffled)).isEqualTo(states(inOrder));
    assertThat(states(shuffled)).hasSize(FINDINGS);
    for (Incident incident : list(shuffled)) {
      assertWholeTimeline(incident);
    }
  }

  @Test
  void watch_isStoredAndPagesNobody_untilConfirmed() {
    String workspace = AlertService.newWorkspace();
    Finding.Builder finding = FindingMessages.rollback(workspace);
    service.write(workspace, finding.setStrength(Finding.Strength.WATCH).build());
    assertThat(list(workspace)).isEmpty();
    service.write(
        workspace, finding.setStrength(Finding.Strength.CONFIRMED).setRevision(2).build());
    assertThat(list(workspace)).singleElement().returns(2L, Incident::getFindingRevision);
  }

  @Test
  void withdrawnBeforeAnybodyWasTold_isShownToWhoAsksForIt() {
    String workspace = AlertService.newWorkspace();
    Finding.Builder untold = FindingMessages.loginLoop(workspace).setNotify(false);
    Finding.Builder told = FindingMessages.rollback(workspace);
    service.write(workspace, untold.build(), told.build());
    service.write(
        workspace,
        untold.setRevision(2).setState(Finding.State.WITHDRAWN).build(),
        told.setRevision(2).setState(Finding.State.WITHDRAWN).build());

    assertThat(list(workspace))
        .singleElement()
        .returns(Finding.Kind.CSAT_ROLLBACK, Incident::getKind)
        .returns(Incident.Resolution.FINDING_WITHDRAWN, Incident::getResolution);
    assertThat(
            service
                .incidents()
                .listIncidents(
                    ListIncidentsRequest.newBuilder()
                        .setParent("workspaces/" + workspace)
                        .setShowWithdrawn(true)
                        .build())
                .getIncidentsList())
        .hasSize(2);

    service.write(workspace, untold.setRevision(3).setState(Finding.State.OPEN).build());
    assertThat(list(workspace)).hasSize(2);
  }

  @Test
  void history_isShownAndNeverNotified() throws Exception {
    String workspace = AlertService.newWorkspace();
    try (LocalReceiver receiver = LocalReceiver.start()) {
      service.routeAllToWebhook(workspace, "history", receiver.url());
      service.write(workspace, FindingMessages.rollback(workspace).setNotify(false).build());
      Incident incident = list(workspace).getFirst();
      assertThat(incident.getNotifiable()).isFalse();
      assertThat(incident.getSentence()).isNotEmpty();
      assertThat(incident.getReceiversList()).containsExactly("history");
      assertThat(timeline(incident))
          .singleElement()
          .returns(Reason.TOO_OLD, event -> event.getDecision().getReason());
      // A notification of another incident proves that the way is open and the first was not sent.
      service.write(workspace, FindingMessages.loginLoop(workspace).build());
      assertThat(receiver.take(Duration.ofSeconds(5)).body()).contains("THEME_SPIKE");
      assertThat(receiver.received()).hasSize(1);
    }
  }

  @Test
  void refusesBadFindings_oneByOne_andTakesTheRest() {
    String workspace = AlertService.newWorkspace();
    Finding good = FindingMessages.loginLoop(workspace).build();
    WriteFindingsResponse response =
        service.write(
            workspace,
            good.toBuilder().setRevision(0).build(),
            good,
            good.toBuilder().setName("workspaces/other/findings/x").build(),
            good.toBuilder().setName("workspaces/" + workspace + "/findings/a/b").build(),
            good.toBuilder().setKindValue(999).build());
    assertThat(response.getResultsList()).hasSize(5);
    assertThat(IntStream.range(0, 5).mapToObj(i -> response.getResults(i).getCode()).toList())
        .containsExactly(3, 0, 3, 3, 3);
    for (int refused : new int[] {0, 2, 3, 4}) {
      assertThat(ErrorStatuses.errorInfo(response.getResults(refused)).orElseThrow().getReason())
          .isEqualTo("FINDING_INVALID");
    }
    assertThat(list(workspace)).hasSize(1);
  }

  @Test
  void twoFindingsOfOneSubject_areOneIncident() {
    String workspace = AlertService.newWorkspace();
    Finding first = FindingMessages.loginLoop(workspace).build();
    Finding second =
        first.toBuilder().setName("workspaces/" + workspace + "/findings/other-id").build();
    service.write(workspace, first, second);
    Incident incident = list(workspace).getFirst();
    assertThat(list(workspace)).hasSize(1);
    assertThat(timeline(incident))
        .extracting(IncidentEvent::getType)
        .containsSubsequence(IncidentEvent.Type.OPENED, IncidentEvent.Type.FINDING_JOINED);
  }

  @Test
  void largeBatch() {
    String workspace = AlertService.newWorkspace();
    List<Finding> findings =
        LongStream.range(0, 1000)
            .mapToObj(
                i -> {
                  Finding.Builder finding = FindingMessages.rollback(workspace).setNotify(false);
                  finding.getScopeBuilder().setArchetypeId("archetype_" + i);
                  return finding.setName("workspaces/" + workspace + "/findings/f" + i).build();
                })
            .toList();
    write(workspace, findings);
    assertThat(list(workspace)).hasSize(500); // the largest page
  }

  /// Of each finding a history in which strength only rises and the state changes at will.
  private static Map<Integer, List<Finding>> histories(Random random) {
    Map<Integer, List<Finding>> histories = new HashMap<>();
    for (int f = 0; f < FINDINGS; f++) {
      List<Finding> history = new ArrayList<>();
      int confirmedFrom = 1 + random.nextInt(REVISIONS / 2);
      for (int revision = 1; revision <= REVISIONS; revision++) {
        boolean over = random.nextInt(3) == 0;
        Finding.Builder finding =
            FindingMessages.rollback("any")
                .setName("f" + f)
                .setRevision(revision)
                .setStrength(
                    revision >= confirmedFrom ? Finding.Strength.CONFIRMED : Finding.Strength.WATCH)
                .setSeverityValue(1 + random.nextInt(4))
                .setState(over ? Finding.State.CLEARED : Finding.State.OPEN)
                .setClearedWeek(over ? "2026-W20" : "");
        finding.getScopeBuilder().setArchetypeId("archetype_" + f);
        finding.getWeeksBuilder(0).getMeasuredBuilder().setDelta(-random.nextInt(1, 30));
        history.add(finding.build());
      }
      histories.put(f, history);
    }
    return histories;
  }

  private static List<List<Finding>> shuffledBatches(
      Map<Integer, List<Finding>> histories, Random random) {
    List<Finding> all = new ArrayList<>();
    histories.values().forEach(all::addAll);
    histories.values().forEach(all::addAll);
    Collections.shuffle(all, random);
    List<List<Finding>> batches = new ArrayList<>();
    for (int i = 0; i < all.size(); ) {
      int end = Math.min(all.size(), i + 1 + random.nextInt(7));
      batches.add(all.subList(i, end));
      i = end;
    }
    return batches;
  }

  private static void write(String workspace, List<Finding> findings) {
    Finding[] named =
        findings.stream()
            .map(
                it ->
                    it.getName().startsWith("workspaces/")
                        ? it
                        : it.toBuilder()
                            .setName("workspaces/" + workspace + "/findings/" + it.getName())
                            .build())
            .toArray(Finding[]::new);
    assertThat(service.write(workspace, named).getResultsList())
        .allSatisfy(result -> assertThat(result.getCode()).isZero());
  }

  /// What must be the same: everything but times, the count of changes, and what it was called.
  private static Map<String, Incident> states(String workspace) {
    Map<String, Incident> states = new HashMap<>();
    for (Incident incident : list(workspace)) {
      Incident state =
          incident.toBuilder()
              .clearName()
              .clearFinding()
              .clearEtag()
              .clearRevision()
              .clearOpenTime()
              .clearUpdateTime()
              .clearResolveTime()
              .build();
      assertThat(states.put(incident.getScope().getArchetypeId(), state)).isNull();
    }
    return states;
  }

  private static void assertWholeTimeline(Incident incident) {
    List<IncidentEvent> timeline = timeline(incident);
    assertThat(timeline.stream().map(IncidentEvent::getSequence).toList())
        .isEqualTo(LongStream.rangeClosed(1, timeline.size()).boxed().toList());
    List<IncidentEvent> changes =
        timeline.stream().filter(event -> event.getFindingRevision() > 0).toList();
    assertThat(changes.getFirst().getType()).isEqualTo(IncidentEvent.Type.OPENED);
    assertThat(changes).filteredOn(e -> e.getType() == IncidentEvent.Type.OPENED).hasSize(1);
    assertThat(changes.stream().map(IncidentEvent::getFindingRevision).toList())
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(changes).allSatisfy(event -> assertThat(event.hasDecision()).isTrue());
    assertThat(changes.getLast().getIncidentRevision()).isEqualTo(incident.getRevision());
  }

  private static List<IncidentEvent> timeline(Incident incident) {
    GetIncidentResponse response =
        service
            .incidents()
            .getIncident(GetIncidentRequest.newBuilder().setName(incident.getName()).build());
    return response.getTimelineList();
  }

  private static List<Incident> list(String workspace) {
    return service
        .incidents()
        .listIncidents(
            ListIncidentsRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setPageSize(500)
                .build())
        .getIncidentsList();
  }
}
