package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.alert.v1.ApproveDirectiveRequest;
import io.candor.alert.v1.ApproveDirectiveResponse;
import io.candor.alert.v1.AuditServiceGrpc;
import io.candor.alert.v1.Directive;
import io.candor.alert.v1.DirectiveAction;
import io.candor.alert.v1.DirectiveServiceGrpc;
import io.candor.alert.v1.ListDirectivesResponse;
import io.candor.alert.v1.ListRollbackAuthoritiesResponse;
import io.candor.alert.v1.ProposeDirectiveRequest;
import io.candor.alert.v1.ProposeDirectiveResponse;
import io.candor.alert.v1.RollbackAuthority;
import io.candor.alert.v1.TightenThreshold;
import io.candor.alert.v1.VerifyAuditRequest;
import io.candor.alert.v1.VerifyAuditResponse;
import org.junit.jupiter.api.Test;

final class DirectiveCommandsTest {
  private static final Directive PROPOSED =
      Directive.newBuilder()
          .setName("workspaces/default/directives/remove-archetype-1")
          .setState(Directive.State.PROPOSED)
          .setSummary("Remove returns from the deflection list of helpbot")
          .setReason("CSAT fell.")
          .build();

  @Test
  void directives_showWhatIsAskedAndWhy() throws Exception {
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                DirectiveServiceGrpc.getListDirectivesMethod(),
                ListDirectivesResponse.newBuilder().addDirectives(PROPOSED).build())
            .start()) {
      CommandRun run = suite.run("directives", "--state", "proposed");
      assertThat(run.exit()).isZero();
      assertThat(run.out())
          .contains("PROPOSED  Remove returns from the deflection list of helpbot")
          .contains("CSAT fell.")
          .contains("id remove-archetype-1");
    }
  }

  @Test
  void approve_isOneCallWithANameAndAnActor() throws Exception {
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                DirectiveServiceGrpc.getApproveDirectiveMethod(),
                ApproveDirectiveResponse.newBuilder().setDirective(PROPOSED).build())
            .start()) {
      assertThat(suite.run("approve", "remove-archetype-1", "--as", "maria").exit()).isZero();
      assertThat(suite.requests)
          .containsExactly(
              ApproveDirectiveRequest.newBuilder()
                  .setName("workspaces/default/directives/remove-archetype-1")
                  .setActor("maria")
                  .build());
    }
  }

  @Test
  void propose_takesExactlyOneAction() throws Exception {
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                DirectiveServiceGrpc.getProposeDirectiveMethod(),
                ProposeDirectiveResponse.newBuilder().setDirective(PROPOSED).build())
            .start()) {
      CommandRun run =
          suite.run(
              "propose", "helpbot", "--tighten", "returns=0.8", "--reason", "why", "--as", "jo");
      assertThat(run.err()).isEmpty();
      assertThat(((ProposeDirectiveRequest) suite.requests.getFirst()).getAction())
          .isEqualTo(
              DirectiveAction.newBuilder()
                  .setTightenThreshold(
                      TightenThreshold.newBuilder().setArchetypeId("returns").setMinConfidence(0.8))
                  .build());
      assertThat(suite.run("propose", "helpbot", "--reason", "why").exit()).isEqualTo(2);
      assertThat(
              suite
                  .run("propose", "helpbot", "--pause", "--remove", "returns", "--reason", "why")
                  .exit())
          .isEqualTo(2);
    }
  }

  @Test
  void authority_withoutABot_showsWhoNobodyMayPullBack() throws Exception {
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                DirectiveServiceGrpc.getListRollbackAuthoritiesMethod(),
                ListRollbackAuthoritiesResponse.newBuilder()
                    .addRollbackAuthorities(
                        RollbackAuthority.newBuilder()
                            .setName("workspaces/default/rollbackAuthorities/helpbot")
                            .setOwner("maria@example.com"))
                    .addRollbackAuthorities(
                        RollbackAuthority.newBuilder()
                            .setName("workspaces/default/rollbackAuthorities/mail%20bot"))
                    .build())
            .start()) {
      CommandRun run = suite.run("authority");
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .contains("helpbot  maria@example.com (by the producer)")
          .contains("mail bot  no owner");
      assertThat(suite.run("authority", "--owner", "ada").exit()).isEqualTo(2);
    }
  }

  @Test
  void auditVerify_tellsByItsExitCode() throws Exception {
    try (FakeSuite suite =
        new FakeSuite()
            .answer(
                AuditServiceGrpc.getVerifyAuditMethod(),
                VerifyAuditResponse.newBuilder()
                    .setEntryCount(7)
                    .setBrokenSequence(3)
                    .setProblem("the entry was changed")
                    .build())
            .start()) {
      String hash = "0a".repeat(32);
      CommandRun run = suite.run("audit", "verify", "5:" + hash);
      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.out()).contains("broken at 3, the entry was changed");
      assertThat(suite.requests)
          .containsExactly(
              VerifyAuditRequest.newBuilder()
                  .setParent("workspaces/default")
                  .setKnownSequence(5)
                  .setKnownHash(hash)
                  .build());
    }
  }
}
