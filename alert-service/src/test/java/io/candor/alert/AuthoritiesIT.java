package io.candor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Timestamp;
import io.candor.alert.testing.AlertService;
import io.candor.alert.testing.FindingMessages;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.ListRollbackAuthoritiesRequest;
import io.candor.alert.v1.ListRollbackAuthoritiesResponse;
import io.candor.alert.v1.ReviewDeployment;
import io.candor.alert.v1.ReviewPack;
import io.candor.alert.v1.ReviewPackServiceGrpc;
import io.candor.alert.v1.RollbackAuthority;
import io.candor.alert.v1.UpdateRollbackAuthorityRequest;
import io.candor.alert.v1.WriteReviewPacksRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Every bot that alerting has heard of is listed, also one that nobody may pull back.
class AuthoritiesIT {
  @AutoClose private static final AlertService service = AlertService.start(Map.of());

  @Test
  void botsOfFindingsAndReviews_areListed_withTheirOwners() {
    String workspace = AlertService.newWorkspace();
    // A finding that proposes nothing tells of its bot all the same.
    Finding.Builder fall =
        FindingMessages.rollback(workspace)
            .setKind(Finding.Kind.ATTEMPT_DROP)
            .setMetric("attempt_rate");
    fall.getScopeBuilder().setDeploymentId("mailbot");
    service.write(workspace, fall.build());
    Instant due = Instant.now().plus(Duration.ofDays(7));
    var written =
        ReviewPackServiceGrpc.newBlockingStub(service.channel())
            .withDeadlineAfter(20, TimeUnit.SECONDS)
            .writeReviewPacks(
                WriteReviewPacksRequest.newBuilder()
                    .setParent("workspaces/" + workspace)
                    .addReviewPacks(
                        ReviewPack.newBuilder()
                            .setName("workspaces/" + workspace + "/reviewPacks/weekly.2026-W14")
                            .setRevision(1)
                            .setKind(ReviewPack.Kind.WEEKLY)
                            .setPeriod("2026-W14")
                            .setStartWeek("2026-W14")
                            .setEndWeek("2026-W14")
                            .setTimeZone("UTC")
                            .setDueTime(Timestamp.newBuilder().setSeconds(due.getEpochSecond()))
                            .addDeployments(
                                ReviewDeployment.newBuilder()
                                    .setDeploymentId("helpbot")
                                    .setRollbackOwner("maria@example.com"))
                            .addDeployments(
                                ReviewDeployment.newBuilder().setDeploymentId("webbot")))
                    .build());
    assertThat(written.getResults(0).getCode()).isZero();

    assertThat(list(workspace, false, "").getRollbackAuthoritiesList())
        .extracting(RollbackAuthority::getName, RollbackAuthority::getOwner)
        .containsExactly(
            tuple(name(workspace, "helpbot"), "maria@example.com"),
            tuple(name(workspace, "mailbot"), ""),
            tuple(name(workspace, "webbot"), ""));

    var unused =
        service
            .directives()
            .updateRollbackAuthority(
                UpdateRollbackAuthorityRequest.newBuilder()
                    .setRollbackAuthority(
                        RollbackAuthority.newBuilder()
                            .setName(name(workspace, "mailbot"))
                            .setOwner("ada@example.com"))
                    .setActor("ada@example.com")
                    .build());
    assertThat(list(workspace, true, "").getRollbackAuthoritiesList())
        .extracting(RollbackAuthority::getName)
        .containsExactly(name(workspace, "webbot"));
  }

  @Test
  void theList_hasPages() {
    String workspace = AlertService.newWorkspace();
    for (String bot : new String[] {"b", "A", "c"}) {
      Finding.Builder finding =
          FindingMessages.rollback(workspace)
              .setName("workspaces/" + workspace + "/findings/" + bot);
      finding.getScopeBuilder().setDeploymentId(bot);
      service.write(workspace, finding.build());
    }
    ListRollbackAuthoritiesResponse first = list(workspace, false, "");
    assertThat(first.getRollbackAuthoritiesList())
        .extracting(RollbackAuthority::getName)
        .containsExactly(name(workspace, "A"), name(workspace, "b"), name(workspace, "c"));
    ListRollbackAuthoritiesRequest.Builder request =
        ListRollbackAuthoritiesRequest.newBuilder()
            .setParent("workspaces/" + workspace)
            .setPageSize(2);
    String token = service.directives().listRollbackAuthorities(request.build()).getNextPageToken();
    assertThat(
            service
                .directives()
                .listRollbackAuthorities(request.setPageToken(token).build())
                .getRollbackAuthoritiesList())
        .extracting(RollbackAuthority::getName)
        .containsExactly(name(workspace, "c"));
  }

  private static ListRollbackAuthoritiesResponse list(
      String workspace, boolean unknownOnly, String token) {
    return service
        .directives()
        .listRollbackAuthorities(
            ListRollbackAuthoritiesRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setUnknownOnly(unknownOnly)
                .setPageToken(token)
                .build());
  }

  private static String name(String workspace, String bot) {
    return "workspaces/" + workspace + "/rollbackAuthorities/" + bot;
  }
}
