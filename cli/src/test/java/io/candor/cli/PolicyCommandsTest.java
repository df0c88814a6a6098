package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.v1.Assertion;
import io.candor.classifier.v1.AssertionChange;
import io.candor.classifier.v1.BuildHandoffPacketResponse;
import io.candor.classifier.v1.BuiltHandoffPacket;
import io.candor.classifier.v1.CheckConversationRequest;
import io.candor.classifier.v1.CheckConversationResponse;
import io.candor.classifier.v1.ConversationCheck;
import io.candor.classifier.v1.DiffPolicyDocumentResponse;
import io.candor.classifier.v1.HandoffCompleteness;
import io.candor.classifier.v1.HandoffServiceGrpc;
import io.candor.classifier.v1.ImportPolicyDocumentRequest;
import io.candor.classifier.v1.ImportPolicyDocumentResponse;
import io.candor.classifier.v1.ListPolicyDocumentsResponse;
import io.candor.classifier.v1.PolicyDocument;
import io.candor.classifier.v1.PolicyServiceGrpc;
import io.candor.classifier.v1.StatementIncident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyCommandsTest {
  private static final Assertion WINDOW =
      Assertion.newBuilder()
          .setAssertionId("refund")
          .setKind("REFUND_WINDOW")
          .setValue("30")
          .setUnit("DAY")
          .putConditions("plan", "team")
          .setPolicyClass(Assertion.PolicyClass.REFUND_AND_PRICING)
          .build();
  private static final PolicyDocument DOCUMENT =
      PolicyDocument.newBuilder()
          .setDocumentId("store")
          .setTitle("Store policy")
          .setVersion(2)
          .addAssertions(WINDOW)
          .build();

  @TempDir private Path directory;

  @Test
  void import_sendsTheFileAndTellsTheVersion() throws Exception {
    Path file = Files.writeString(directory.resolve("p.yml"), "assertions: []\n");
    ImportPolicyDocumentResponse response =
        ImportPolicyDocumentResponse.newBuilder().setDocument(DOCUMENT).setChanged(true).build();
    try (FakeSuite suite =
        new FakeSuite()
            .answer(PolicyServiceGrpc.getImportPolicyDocumentMethod(), response)
            .start()) {
      CommandRun run =
          suite.run("policy", "import", file.toString(), "--document", "store", "--as", "ann");

      assertThat(run.exit()).isZero();
      assertThat(run.out()).contains("Version 2 of store is written.").contains("asserts 1 things");
      assertThat(suite.requests)
          .containsExactly(
              ImportPolicyDocumentRequest.newBuilder()
                  .setParent("workspaces/default")
                  .setDocumentId("store")
                  .setContent("assertions: []\n")
                  .setAuthor("ann")
                  .build());
    }
  }

  @Test
  void list_showsWhatIsAsserted() throws Exception {
    ListPolicyDocumentsResponse response =
        ListPolicyDocumentsResponse.newBuilder().addDocuments(DOCUMENT).build();
    try (FakeSuite suite =
        new FakeSuite()
            .answer(PolicyServiceGrpc.getListPolicyDocumentsMethod(), response)
            .start()) {
      assertThat(suite.run("policy", "list").out())
          .contains("store: Store policy, version 2")
          .containsPattern("01 +refund +REFUND_WINDOW +30 DAY +plan = team");
    }
  }

  @Test
  void diff_showsOldAndNew() throws Exception {
    DiffPolicyDocumentResponse response =
        DiffPolicyDocumentResponse.newBuilder()
            .setFromVersion(1)
            .setToVersion(2)
            .addChanges(
                AssertionChange.newBuilder()
                    .setKind(AssertionChange.Kind.CHANGED)
                    .setAssertionId("refund")
                    .setBefore(WINDOW.toBuilder().setValue("14"))
                    .setAfter(WINDOW))
            .build();
    try (FakeSuite suite =
        new FakeSuite().answer(PolicyServiceGrpc.getDiffPolicyDocumentMethod(), response).start()) {
      assertThat(suite.run("policy", "diff", "store").out())
          .contains("- refund: REFUND_WINDOW 14 DAY when plan = team")
          .contains("+ refund: REFUND_WINDOW 30 DAY when plan = team");
    }
  }

  @Test
  void check_failsOnAP0_andSendsWhatTheFileTells() throws Exception {
    try (FakeSuite suite = checking(Assertion.PolicyClass.REFUND_AND_PRICING)) {
      CommandRun run = suite.run("policy", "check", events().toString());

      assertThat(run.exit()).isEqualTo(1);
      assertThat(run.out())
          .contains("class 01 c1 turn 1: \"60 days.\" says 60 DAY; refund: 30 DAY")
          .contains("1 conversations, 1 statements, 0 claims: 1 incidents, 1 P0; 0 not covered");
      CheckConversationRequest request = (CheckConversationRequest) suite.requests.getFirst();
      assertThat(request.getAccount().getPlan()).isEqualTo("team");
      assertThat(request.getConversation().getTurnsList())
          .extracting(turn -> turn.getIndex() + " " + turn.getText())
          .containsExactly("0 Hello", "1 60 days.");
    }
  }

  @Test
  void check_toleratesClass02_unlessTheWorkspaceIsRegulated() throws Exception {
    try (FakeSuite suite = checking(Assertion.PolicyClass.WARRANTY_AND_SERVICE_LEVEL)) {
      assertThat(suite.run("policy", "check", events().toString()).exit()).isZero();
      assertThat(suite.run("policy", "check", "--regulated", events().toString()).exit())
          .isEqualTo(1);
    }
  }

  @Test
  void handoff_showsTheBlockAndWhatWasLacking() throws Exception {
    BuildHandoffPacketResponse response =
        BuildHandoffPacketResponse.newBuilder()
            .setPacket(
                BuiltHandoffPacket.newBuilder().setTextBlock("----- BLOCK -----\nIntent: returns"))
            .setSent(
                HandoffCompleteness.newBuilder()
                    .setPartCount(4)
                    .addMissingParts(HandoffCompleteness.Part.SUMMARY)
                    .addLostCommitments("We'll call you back."))
            .build();
    try (FakeSuite suite =
        new FakeSuite()
            .answer(HandoffServiceGrpc.getBuildHandoffPacketMethod(), response)
            .start()) {
      assertThat(suite.run("handoff", "c1").out())
          .contains("----- BLOCK -----\nIntent: returns\n")
          .contains("had 4 of 5 parts; it lacked: summary.")
          .contains("Lost promise: We'll call you back.");
    }
  }

  private static FakeSuite checking(Assertion.PolicyClass policyClass) throws IOException {
    ConversationCheck check =
        ConversationCheck.newBuilder()
            .setStatementCount(1)
            .addIncidents(
                StatementIncident.newBuilder()
                    .setPolicyClass(policyClass)
                    .setAssertionId("refund")
                    .setTurnIndex(1)
                    .setSentence("60 days.")
                    .setSaid("60 DAY")
                    .setAsserted("30 DAY"))
            .build();
    return new FakeSuite()
        .answer(
            PolicyServiceGrpc.getCheckConversationMethod(),
            CheckConversationResponse.newBuilder().setCheck(check).build())
        .start();
  }

  private Path events() throws IOException {
    return Files.writeString(
        directory.resolve("events.jsonl"),
        """
        {"eventId":"a","account":{"accountId":"acc","plan":"team"}}
        {"eventId":"t","turn":{"conversationId":"c1","index":1,"role":"BOT","text":"60 days.","time":"2026-03-12T10:00:05Z"}}
        {"eventId":"c","conversation":{"conversationId":"c1","accountId":"acc","openTime":"2026-03-12T10:00:00Z","turns":[{"index":0,"role":"CUSTOMER","text":"Hello","time":"2026-03-12T10:00:00Z"}]}}
        """);
  }
}
