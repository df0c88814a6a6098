package io.candor.classifier;

import static io.candor.classifier.TestRecords.chat;
import static io.candor.classifier.TestRecords.conversation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import com.google.type.Money;
import io.candor.classifier.v1.BuildHandoffPacketRequest;
import io.candor.classifier.v1.BuildHandoffPacketResponse;
import io.candor.classifier.v1.CheckSettings;
import io.candor.classifier.v1.GetCheckSettingsRequest;
import io.candor.classifier.v1.HandoffCompleteness;
import io.candor.classifier.v1.ImportPolicyDocumentRequest;
import io.candor.classifier.v1.ImportPolicyDocumentResponse;
import io.candor.classifier.v1.ListUncoveredStatementsRequest;
import io.candor.classifier.v1.PolicyServiceGrpc.PolicyServiceBlockingStub;
import io.candor.classifier.v1.ProposeToolMappingsRequest;
import io.candor.classifier.v1.Record;
import io.candor.classifier.v1.ToolMapping;
import io.candor.classifier.v1.UpdateCheckSettingsRequest;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.Handoff;
import io.candor.ingest.v1.HandoffPacket;
import io.candor.ingest.v1.ToolCall;
import io.candor.metrics.v1.ConversationFact;
import io.candor.metrics.v1.Flag;
import io.candor.metrics.v1.PolicyIncident;
import io.candor.metrics.v1.Refund;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// From an imported policy to incidents in facts, whatever comes first.
class PolicyIT {
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
  void statementsAgainstThePolicy_areIncidentsOfTheFact() throws InterruptedException {
    importPolicy("said", StorePolicy.JSON);

    classifier.write(
        "said",
        conversation(
            "said",
            1,
            chat(
                "c1",
                "CUSTOMER: Can I return this?",
                "BOT: Sure, our refund window is 60 days.",
                "BOT: I've changed your plan as requested.",
                "BOT: The warranty is 12 months.")));

    ConversationFact fact = await("said", "c1", f -> f.getPolicyIncidentsCount() == 2);
    PolicyIncident window = fact.getPolicyIncidents(0);
    assertThat(window.getPolicyClass()).isEqualTo(PolicyIncident.PolicyClass.REFUND_AND_PRICING);
    assertThat(window.getAssertionId()).isEqualTo("refund");
    assertThat(window.getTurnIndex()).isEqualTo(1);
    assertThat(window.getStatus()).isEqualTo(PolicyIncident.Status.AUTOMATIC);
    assertThat(window.getSaid()).isEqualTo("60 DAY");
    assertThat(window.getAsserted()).isEqualTo("30 DAY");
    assertThat(window.getExcerpt()).isEqualTo("Sure, our refund window is 60 days.");
    PolicyIncident claim = fact.getPolicyIncidents(1);
    assertThat(claim.getPolicyClass()).isEqualTo(PolicyIncident.PolicyClass.CAPABILITY_OVERREACH);
    assertThat(claim.getAssertionId()).isEqualTo("change-plan");
    assertThat(fact.getPolicyStatementCount()).isEqualTo(1);
    assertThat(fact.getUngroundedStatementCount()).isEqualTo(1);
    assertThat(fact.getUncoveredStatementCount()).isEqualTo(1);
    assertThat(
            policies()
                .listUncoveredStatements(
                    ListUncoveredStatementsRequest.newBuilder()
                        .setParent("workspaces/said")
                        .build())
                .getStatementsList())
        .singleElement()
        .satisfies(
            statement -> {
              assertThat(statement.getConversation()).isEqualTo("workspaces/said/conversations/c1");
              assertThat(statement.getTopic()).isEqualTo("WARRANTY");
            });
  }

  @Test
  void policyThatComesLater_changesEarlierFacts() throws InterruptedException {
    classifier.write(
        "later", conversation("later", 1, chat("c1", "BOT: Our refund window is 60 days.")));
    await("later", "c1", fact -> fact.getPolicyIncidentsCount() == 0);

    importPolicy("later", StorePolicy.JSON);

    await("later", "c1", fact -> fact.getPolicyIncidentsCount() == 1);
    // And taken back when the policy grants it.
    importPolicy("later", StorePolicy.JSON.replace("\"value\": 30", "\"value\": 60"));
    await("later", "c1", fact -> fact.getPolicyIncidentsCount() == 0);
  }

  @Test
  void accountThatComesLater_decidesWhichAssertionWasMeant() throws InterruptedException {
    importPolicy("plan", StorePolicy.JSON);
    classifier.write(
        "plan",
        conversation(
            "plan", 1, chat("c1", "BOT: Our refund window is 45 days.").setAccountId("acc-1")));
    // Of an unknown account, 45 days may be right.
    await("plan", "c1", fact -> fact.getPolicyIncidentsCount() == 0);

    classifier.write("plan", account("plan", "acc-1", 1, "team-monthly"));
    ConversationFact fact = await("plan", "c1", f -> f.getPolicyIncidentsCount() == 1);
    assertThat(fact.getPolicyIncidents(0).getAssertionId()).isEqualTo("refund");

    classifier.write("plan", account("plan", "acc-1", 2, "enterprise-annual"));
    await("plan", "c1", f -> f.getPolicyIncidentsCount() == 0);
  }

  @Test
  void refunds_areJudgedByTheWindowOfTheirPurchase() throws InterruptedException {
    importPolicy("paid", StorePolicy.JSON);
    classifier.write("paid", account("paid", "acc-1", 1, "team-monthly"));
    Instant call = TestRecords.OPEN.plusSeconds(60);

    classifier.write(
        "paid",
        conversation(
            "paid",
            1,
            chat("c1", "CUSTOMER: Refund me.", "BOT: I've refunded $20.50.")
                .setAccountId("acc-1")
                .addToolCalls(refund("inside", call, call.minusSeconds(30 * 86_400L)))
                .addToolCalls(refund("outside", call, call.minusSeconds(30 * 86_400L + 1)))));

    ConversationFact fact = await("paid", "c1", f -> f.getRefundsCount() == 2);
    Refund inside = fact.getRefunds(0);
    assertThat(inside.getWithinPolicy()).isTrue();
    assertThat(inside.hasLeakage()).isFalse();
    Refund outside = fact.getRefunds(1);
    assertThat(outside.hasWithinPolicy()).isTrue();
    assertThat(outside.getWithinPolicy()).isFalse();
    assertThat(outside.getLeakage())
        .isEqualTo(
            Money.newBuilder().setCurrencyCode("USD").setUnits(20).setNanos(500_000_000).build());
    assertThat(fact.getPolicyIncidentsList()).isEmpty();
  }

  @Test
  void handOver_isReadFromItsWords_unlessTheProducerSays() throws InterruptedException {
    String[] turns = {
      "CUSTOMER: My invoice QX-1234 is wrong.",
      "BOT: Let me connect you.",
      "AGENT: Hello, how can I help you today?",
      "CUSTOMER: I already told the bot."
    };
    Handoff handoff = Handoff.newBuilder().setTime(time(TestRecords.OPEN.plusSeconds(90))).build();

    classifier.write(
        "hand",
        conversation("hand", 1, chat("read", turns).setHandoff(handoff)),
        conversation(
            "hand",
            1,
            chat("told", turns)
                .setHandoff(handoff.toBuilder().setAgentReportedContextLoss(false))));

    ConversationFact read = await("hand", "read", f -> f.hasContextLoss());
    assertThat(read.getContextLoss().getValue()).isTrue();
    assertThat(read.getContextLoss().getSource()).isEqualTo(Flag.Source.DETECTED);
    assertThat(read.getRepeatState().getValue()).isTrue();
    assertThat(read.hasPacketAcknowledged()).isFalse();
    ConversationFact told = await("hand", "told", f -> f.hasContextLoss());
    assertThat(told.getContextLoss().getValue()).isFalse();
    assertThat(told.getContextLoss().getSource()).isEqualTo(Flag.Source.PRODUCER);
  }

  @Test
  void packet_isBuiltFromWhatIsStored_andComparedWithTheOneThatWasSent()
      throws InterruptedException {
    classifier.write("packet", account("packet", "acc-1", 1, "team-monthly"));
    classifier.write(
        "packet",
        conversation(
            "packet",
            1,
            chat(
                    "c1",
                    "CUSTOMER: My invoice is wrong.",
                    "BOT: We'll call you back tomorrow.",
                    "CUSTOMER: I want a person.")
                .setAccountId("acc-1")
                .setArchetype("billing_dispute")
                .setHandoff(
                    Handoff.newBuilder()
                        .setTime(time(TestRecords.OPEN.plusSeconds(90)))
                        .setPacket(HandoffPacket.newBuilder().setIntent("billing_dispute")))));
    await("packet", "c1", fact -> fact.getHumanHandled());

    BuildHandoffPacketResponse response =
        classifier
            .handoffs()
            .buildHandoffPacket(
                BuildHandoffPacketRequest.newBuilder()
                    .setName("workspaces/packet/conversations/c1")
                    .build());

    assertThat(response.getPacket().getIntent()).isEqualTo("billing_dispute");
    assertThat(response.getPacket().getAccountStateMap()).containsEntry("plan", "team-monthly");
    assertThat(response.getPacket().getCommitmentsList())
        .containsExactly("We'll call you back tomorrow.");
    assertThat(response.getPacket().getTextBlock())
        .startsWith("----- HANDOFF PACKET -----\nIntent: billing_dispute\n");
    assertThat(response.getSent().getPartCount()).isEqualTo(1);
    assertThat(response.getSent().getMissingPartsList())
        .containsExactly(
            HandoffCompleteness.Part.ACCOUNT_STATE,
            HandoffCompleteness.Part.SUMMARY,
            HandoffCompleteness.Part.COMMITMENTS,
            HandoffCompleteness.Part.TOOL_CALLS);
    assertThat(response.getSent().getLostCommitmentsList())
        .containsExactly("We'll call you back tomorrow.");
    assertThatThrownBy(
            () ->
                classifier
                    .handoffs()
                    .buildHandoffPacket(
                        BuildHandoffPacketRequest.newBuilder()
                            .setName("workspaces/packet/conversations/nobody")
                            .build()))
        .hasMessageContaining("NOT_FOUND");
  }

  @Test
  void settings_nameToolsThatTheirNamesDoNotTell() throws InterruptedException {
    importPolicy("tools", StorePolicy.JSON);
    classifier.write(
        "tools",
        conversation(
            "tools",
            1,
            chat("c1", "CUSTOMER: Refund me.", "BOT: I've refunded $20.50.")
                .addToolCalls(
                    refund("x", TestRecords.OPEN, TestRecords.OPEN).toBuilder()
                        .setName("ledger_post"))));
    await("tools", "c1", fact -> fact.getPolicyIncidentsCount() == 1);
    assertThat(
            policies()
                .proposeToolMappings(
                    ProposeToolMappingsRequest.newBuilder().setParent("workspaces/tools").build())
                .getToolsList())
        .containsExactly("ledger_post");

    String name = "workspaces/tools/checkSettings";
    CheckSettings.Builder settings =
        CheckSettings.newBuilder()
            .setName(name)
            .addToolMappings(ToolMapping.newBuilder().setAction("refund").addTools("ledger_post"));
    policies()
        .updateCheckSettings(UpdateCheckSettingsRequest.newBuilder().setSettings(settings).build());

    await("tools", "c1", fact -> fact.getPolicyIncidentsCount() == 0);
    CheckSettings stored =
        policies()
            .getCheckSettings(GetCheckSettingsRequest.newBuilder().setName(name).build())
            .getSettings();
    assertThat(stored.getEtag()).isEqualTo("1");
    assertThatThrownBy(
            () ->
                policies()
                    .updateCheckSettings(
                        UpdateCheckSettingsRequest.newBuilder()
                            .setSettings(stored.toBuilder().setEtag("7"))
                            .build()))
        .hasMessageContaining("ABORTED");
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

  private static ConversationFact await(
      String workspace, String id, Predicate<ConversationFact> holds) throws InterruptedException {
    String name = "workspaces/" + workspace + "/conversations/" + id;
    classifier
        .next()
        .await(
            name + " is as expected",
            () ->
                classifier
                    .next()
                    .fact(name)
                    .filter(fact -> holds.test(fact.getConversation()))
                    .isPresent());
    return classifier.next().get(name).getConversation();
  }

  private static Record account(String workspace, String id, long revision, String plan) {
    Record named = TestRecords.account(workspace, id, revision, "Globex");
    Account.Builder account = named.getAccount().toBuilder();
    account.getStateBuilder().setPlan(plan);
    return named.toBuilder().setAccount(account).build();
  }

  private static ToolCall refund(String id, Instant time, Instant purchase) {
    return ToolCall.newBuilder()
        .setName("issue_refund")
        .setToolCallId(id)
        .setStatus(ToolCall.Status.SUCCEEDED)
        .setTime(time(time))
        .setArguments(
            Struct.newBuilder()
                .putFields(
                    "purchaseTime", Value.newBuilder().setStringValue(purchase.toString()).build()))
        .setAmount(Money.newBuilder().setCurrencyCode("USD").setUnits(20).setNanos(500_000_000))
        .build();
  }

  private static Timestamp time(Instant time) {
    return Timestamp.newBuilder().setSeconds(time.getEpochSecond()).build();
  }
}
