package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.ingest.v1.CreateErasureRequest;
import io.candor.ingest.v1.CreateErasureResponse;
import io.candor.ingest.v1.Erasure;
import io.candor.ingest.v1.ErasureServiceGrpc;
import io.candor.ingest.v1.ListErasuresResponse;
import org.junit.jupiter.api.Test;

final class ErasureCommandsTest {
  private static final Erasure ERASURE =
      Erasure.newBuilder()
          .setName("workspaces/default/erasures/e-1")
          .setSubjectKind(Erasure.SubjectKind.ACCOUNT)
          .setState(Erasure.State.ERASING)
          .setActor("dpo")
          .setReason("request 17")
          .setFoundCount(1200)
          .setErasedCount(1100)
          .setDeliveredCount(900)
          .build();

  @Test
  void erase_sendsWhoAndWhy() throws Exception {
    CreateErasureResponse response = CreateErasureResponse.newBuilder().setErasure(ERASURE).build();
    try (FakeSuite suite =
        new FakeSuite().answer(ErasureServiceGrpc.getCreateErasureMethod(), response).start()) {
      CommandRun run =
          suite.run("erase", "--account", "acc-17", "--reason", "request 17", "--as", "dpo");

      assertThat(run.err()).isEmpty();
      assertThat(suite.requests)
          .containsExactly(
              CreateErasureRequest.newBuilder()
                  .setParent("workspaces/default")
                  .setAccountId("acc-17")
                  .setActor("dpo")
                  .setReason("request 17")
                  .build());
      assertThat(run.out())
          .contains("Erasure e-1 of an account: erasing.")
          .contains("1,200 found, 1,100 erased here, 900 acknowledged by the next service.");
    }
  }

  @Test
  void erase_ofNobodyOrOfTwoOrWithoutAReason_isWrongUse() {
    assertThat(CommandRun.of("erase", "--reason", "x").exit()).isEqualTo(2);
    assertThat(CommandRun.of("erase", "--customer", "a", "--account", "b", "--reason", "x").exit())
        .isEqualTo(2);
    assertThat(CommandRun.of("erase", "--customer", "a").exit()).isEqualTo(2);
  }

  @Test
  void erasures_showHowFarTheyAre() throws Exception {
    ListErasuresResponse response = ListErasuresResponse.newBuilder().addErasures(ERASURE).build();
    try (FakeSuite suite =
        new FakeSuite().answer(ErasureServiceGrpc.getListErasuresMethod(), response).start()) {
      assertThat(suite.run("erasures").out())
          .containsPattern("e-1 +account +erasing +1,200 +1,100 +900 .* +dpo +request 17\n");
    }
  }
}
