package io.candor.classifier;

import static io.candor.classifier.TestRecords.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.classifier.v1.AssertionChange;
import io.candor.classifier.v1.CheckConversationRequest;
import io.candor.classifier.v1.DiffPolicyDocumentRequest;
import io.candor.classifier.v1.GetPolicyDocumentRequest;
import io.candor.classifier.v1.ImportPolicyDocumentRequest;
import io.candor.classifier.v1.ImportPolicyDocumentResponse;
import io.candor.classifier.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import io.candor.classifier.v1.StatementIncident;
import io.candor.ingest.v1.AccountState;
import io.grpc.StatusRuntimeException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Policy documents: versions, files that are refused, prose, and checks that store nothing.
class PolicyDocumentsIT {
  private static ClassifierFixture classifier;

  @BeforeAll
  static void start() {
    classifier = new ClassifierFixture("it-" + UUID.randomUUID());
  }

  @AfterAll
  static void stop() {
    classifier.close();
  }

  @Test
  void import_saysWhichCheckOfHistoryItCauses() {
    ImportPolicyDocumentResponse first = importPolicy("caused", StorePolicy.JSON);
    assertThat(first.getRecheck().getRunning()).isTrue();
    assertThat(first.getRecheck().hasRequestTime()).isTrue();
    assertThat(first.getRecheck().hasAnsweredRequestTime()).as("none is finished").isFalse();

    ImportPolicyDocumentResponse again = importPolicy("caused", StorePolicy.JSON);
    assertThat(again.getChanged()).isFalse();
    assertThat(again.getRecheck().getRequestTime())
        .as("nothing new is asked for")
        .isEqualTo(first.getRecheck().getRequestTime());
  }

  @Test
  void documents_haveVersionsThatCanBeCompared() {
    ImportPolicyDocumentResponse first = importPolicy("docs", StorePolicy.JSON);
    assertThat(first.getDocument().getName()).isEqualTo("workspaces/docs/policyDocuments/store");
    assertThat(first.getDocument().getVersion()).isEqualTo(1);
    assertThat(importPolicy("docs", StorePolicy.JSON).getChanged()).isFalse();

    importPolicy("docs", StorePolicy.JSON.replace("\"value\": 30", "\"value\": 14"));

    assertThat(
            policies()
                .diffPolicyDocument(
                    DiffPolicyDocumentRequest.newBuilder()
                        .setName("workspaces/docs/policyDocuments/store")
                        .build())
                .getChangesList())
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.getKind()).isEqualTo(AssertionChange.Kind.CHANGED);
              assertThat(change.getBefore().getValue()).isEqualTo("30");
              assertThat(change.getAfter().getValue()).isEqualTo("14");
            });
    assertThatThrownBy(
            () ->
                policies()
                    .getPolicyDocument(
                        GetPolicyDocumentRequest.newBuilder()
                            .setName("workspaces/docs/policyDocuments/store")
                            .setVersion(9)
                            .build()))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void wrongFile_isRefusedWithEveryPlace() {
    assertThatThrownBy(
            () ->
                importPolicy(
                    "bad",
                    "assertions:\n"
                        + "  - {id: a, kind: WARRANTY, value: long, unit: DAY}\n"
                        + "  - {kind: X}\n"))
        .isInstanceOf(StatusRuntimeException.class)
        .hasMessageContaining("2 places");
  }

  @Test
  void prose_isKeptAndAssertionsAreProposed() {
    ImportPolicyDocumentResponse response =
        importPolicy("prose", "# Returns\n\nYou can return items within 14 days of delivery.\n");

    assertThat(response.getDocument().getTitle()).isEqualTo("Returns");
    assertThat(response.getDocument().getAssertionsCount()).isZero();
    assertThat(response.getProposalsList())
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.getKind()).isEqualTo("REFUND_WINDOW");
              assertThat(proposal.getValue()).isEqualTo("14");
              assertThat(proposal.getUnit()).isEqualTo("DAY");
            });
  }

  @Test
  void conversationThatIsNotStored_canBeChecked() {
    assertThat(
            policies()
                .checkConversation(
                    CheckConversationRequest.newBuilder()
                        .setParent("workspaces/dry")
                        .setConversation(chat("x", "BOT: Our refund window is 60 days."))
                        .setAccount(AccountState.newBuilder().setPlan("enterprise-annual"))
                        .setPolicy(StorePolicy.JSON)
                        .build())
                .getCheck()
                .getIncidentsList())
        .extracting(StatementIncident::getAssertionId, StatementIncident::getConditions)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("refund-enterprise", "plan = enterprise-annual"));
  }

  private static PolicyServiceBlockingStub policies() {
    return classifier.policies();
  }

  private static ImportPolicyDocumentResponse importPolicy(String workspace, String content) {
    return policies()
        .importPolicyDocument(
            ImportPolicyDocumentRequest.newBuilder()
                .setParent("workspaces/" + workspace)
                .setContent(content)
                .setAuthor("ann")
                .build());
  }
}
