package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.v1.ErasedSubject;
import io.candor.alert.v1.ErasedSubjectServiceGrpc;
import io.candor.alert.v1.Example;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FollowUp;
import io.candor.alert.v1.Impact;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.ListFollowUpsRequest;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.alert.v1.UpdateFollowUpsRequest;
import io.candor.alert.v1.WriteErasedSubjectsRequest;
import io.candor.kit.jdbc.WorkspaceTransactions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Who was erased stands behind no incident, whatever comes first.
class ErasedSubjectsIT {
  // The findings of these tests are evaluated on 14 March, 8:00.
  private static final Timestamp AFTER = FindingMessages.time("2026-03-14T09:00:00Z");

  private static final List<String> GONE =
      List.of("accounts/acc-quay", "conversations/c-quay", "customers/jo%40quay.example");

  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  @Test
  void erased_leavesFollowUpsFindingsAndIncidents_andNobodyElseDoes() {
    String workspace = AlertService.newWorkspace();
    service.write(workspace, finding(workspace).build());
    // What people have said of them goes as well.
    var unused =
        service
            .incidents()
            .updateFollowUps(
                UpdateFollowUpsRequest.newBuilder()
                    .setParent(only(workspace).getName())
                    .setActor("ada")
                    .addFollowUps(
                        FollowUp.newBuilder()
                            .setSubject("customers/jo%40quay.example")
                            .setState(FollowUp.State.TOLD)
                            .setNote("called at the quay"))
                    .build());
    assertThat(subjects(workspace)).containsAll(GONE).hasSize(6);
    assertThat(traces(workspace, "quay")).isPositive();

    assertThat(erase(workspace, AFTER, GONE))
        .extracting(Status::getCode)
        .containsOnly(Code.OK_VALUE);

    assertThat(subjects(workspace))
        .containsExactly("accounts/acc-1", "conversations/c-1", "customers/mo");
    assertThat(traces(workspace, "quay")).isZero();
    assertThat(only(workspace).getImpact().getAccountIdsList()).containsExactly("acc-1");
    // In the finding, in the incident and in its copy of the finding.
    assertThat(traces(workspace, "/conversations/c-1")).isEqualTo(3);
  }

  @Test
  void findingFromBefore_doesNotBringThemBack() {
    String workspace = AlertService.newWorkspace();
    erase(workspace, AFTER, GONE);
    erase(workspace, AFTER, GONE);

    service.write(workspace, finding(workspace).build());
    service.write(workspace, finding(workspace).clearEvaluateTime().setRevision(2).build());

    assertThat(subjects(workspace))
        .containsExactly("accounts/acc-1", "conversations/c-1", "customers/mo");
    assertThat(traces(workspace, "quay")).isZero();
  }

  @Test
  void findingAndErasureAtOnce_leaveNoTrace() throws Exception {
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 25; round++) {
        String workspace = AlertService.newWorkspace();
        CyclicBarrier together = new CyclicBarrier(2);
        Future<?> finding =
            both.submit(
                () -> {
                  together.await();
                  for (long revision = 1; revision <= 3; revision++) {
                    service.write(workspace, finding(workspace).setRevision(revision).build());
                  }
                  return true;
                });
        Future<?> erasure =
            both.submit(
                () -> {
                  together.await();
                  return erase(workspace, AFTER, GONE);
                });
        finding.get();
        erasure.get();

        assertThat(traces(workspace, "quay")).as("round %d", round).isZero();
        assertThat(subjects(workspace))
            .containsExactly("accounts/acc-1", "conversations/c-1", "customers/mo");
      }
    }
  }

  @Test
  void findingFromAfter_namesWhoCameAgain() {
    String workspace = AlertService.newWorkspace();
    erase(workspace, AFTER, GONE);
    // An earlier word about the same subject takes nothing back.
    erase(workspace, FindingMessages.time("2026-03-14T07:00:00Z"), GONE);

    service.write(workspace, finding(workspace).build());
    assertThat(subjects(workspace)).doesNotContain("customers/jo%40quay.example");
    service.write(workspace, finding(workspace).setRevision(2).setEvaluateTime(AFTER).build());

    assertThat(subjects(workspace)).contains("customers/jo%40quay.example");
  }

  @Test
  void watch_isStoredWithoutThem() {
    String workspace = AlertService.newWorkspace();
    erase(workspace, AFTER, GONE);

    service.write(workspace, finding(workspace).setStrength(Finding.Strength.WATCH).build());

    assertThat(traces(workspace, "quay")).isZero();
    assertThat(traces(workspace, "acc-1")).isPositive();
  }

  @Test
  void subjectOfAnotherWorkspaceOrKind_isRefusedAlone() {
    String workspace = AlertService.newWorkspace();
    List<Status> results =
        write(
            workspace,
            List.of(
                subject("workspaces/other/customers/jo", AFTER),
                subject("workspaces/" + workspace + "/releases/r-1", AFTER),
                ErasedSubject.newBuilder()
                    .setName("workspaces/" + workspace + "/customers/jo")
                    .build(),
                subject("workspaces/" + workspace + "/customers/jo", AFTER)));
    assertThat(results)
        .extracting(Status::getCode)
        .containsExactly(
            Code.INVALID_ARGUMENT_VALUE,
            Code.INVALID_ARGUMENT_VALUE,
            Code.INVALID_ARGUMENT_VALUE,
            Code.OK_VALUE);
  }

  private static Finding.Builder finding(String workspace) {
    return FindingMessages.loginLoop(workspace)
        .addExamples(example(workspace, "conversations/c-1"))
        .addExamples(example(workspace, "conversations/c-quay"))
        .setImpact(
            Impact.newBuilder()
                .addAccountIds("acc-quay")
                .addAccountIds("acc-1")
                .addCustomerIds("jo@quay.example")
                .addCustomerIds("mo")
                .setCustomerCount(2));
  }

  private static Example example(String workspace, String key) {
    return Example.newBuilder().setName("workspaces/" + workspace + "/" + key).build();
  }

  private static List<Status> erase(String workspace, Timestamp until, List<String> keys) {
    return write(
        workspace,
        keys.stream().map(key -> subject("workspaces/" + workspace + "/" + key, until)).toList());
  }

  private static ErasedSubject subject(String name, Timestamp until) {
    return ErasedSubject.newBuilder().setName(name).setUntilTime(until).build();
  }

  private static List<Status> write(String workspace, List<ErasedSubject> subjects) {
    return ErasedSubjectServiceGrpc.newBlockingStub(service.channel())
        .writeErasedSubjects(
            WriteErasedSubjectsRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .addAllErasedSubjects(subjects)
                .build())
        .getResultsList();
  }

  private static Incident only(String workspace) {
    List<Incident> incidents =
        service
            .incidents()
            .listIncidents(
                ListIncidentsRequest.newBuilder().setParent("workspaces/" + workspace).build())
            .getIncidentsList();
    assertThat(incidents).hasSize(1);
    return incidents.getFirst();
  }

  private static List<String> subjects(String workspace) {
    return service
        .incidents()
        .listFollowUps(
            ListFollowUpsRequest.newBuilder().setParent(only(workspace).getName()).build())
        .getFollowUpsList()
        .stream()
        .map(FollowUp::getSubject)
        .toList();
  }

  /// In how many rows a word stands.
  private static long traces(String workspace, String word) {
    return service
        .running()
        .context()
        .getBean(WorkspaceTransactions.class)
        .read(
            workspace,
            connection -> {
              try (PreparedStatement statement =
                  connection.prepareStatement(
                      """
                      select (select count(*) from finding where position(w.word in document) > 0)
                        + (select count(*) from incident where position(w.word in finding_document) > 0)
                        + (select count(*) from incident_finding where position(w.word in document) > 0)
                        + (select count(*) from incident_event e
                           where position(w.word in convert_to(e::text, 'UTF8')) > 0)
                        + (select count(*) from incident_follow_up f
                           where position(w.word in convert_to(f::text, 'UTF8')) > 0)
                        + (select count(*) from erased_subject where position(w.word in subject_digest) > 0)
                      from (select convert_to(?, 'UTF8') as word) as w
                      """)) {
                statement.setString(1, word);
                try (ResultSet row = statement.executeQuery()) {
                  row.next();
                  return row.getLong(1);
                }
              }
            });
  }
}
