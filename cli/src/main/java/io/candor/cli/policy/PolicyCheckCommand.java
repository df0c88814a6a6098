package io.candor.cli.policy;

import io.candor.classifier.v1.Assertion.PolicyClass;
import io.candor.classifier.v1.CheckConversationRequest;
import io.candor.classifier.v1.CheckConversationResponse;
import io.candor.classifier.v1.ConversationCheck;
import io.candor.classifier.v1.PolicyServiceGrpc;
import io.candor.classifier.v1.StatementIncident;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Ink;
import io.candor.ingest.v1.Conversation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor policy check`: whether a bot's conversations keep to the policy, for a bot team's
/// pipeline.
@Command(
    name = "check",
    description =
        "Check the conversations of an event file against the policy. Nothing is stored."
            + " Exit code 1 when a statement is a P0.")
final class PolicyCheckCommand implements Callable<Integer> {
  private final CandorCommand candor;
  private final InputStream standardInput;

  @Parameters(
      paramLabel = "FILE",
      description = "Events, one a line, as candor import takes them; - reads standard input.")
  private String file = "";

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "Check against this file (JSON or YAML). Default: the workspace's policy.")
  private @Nullable Path policy;

  @Option(
      names = "--regulated",
      description = "Warranties and service levels (class 02) are P0, too.")
  private boolean regulated;

  PolicyCheckCommand(CandorCommand candor, InputStream standardInput) {
    this.candor = candor;
    this.standardInput = standardInput;
  }

  @Override
  public Integer call() throws IOException {
    ConversationFile conversations = ConversationFile.read(file, standardInput);
    String against = policy == null ? "" : Files.readString(policy);
    try (Session session = candor.connect()) {
      Map<String, ConversationCheck> found = new LinkedHashMap<>();
      ConversationCheck.Builder all = ConversationCheck.newBuilder();
      for (Conversation conversation : conversations.conversations()) {
        CheckConversationRequest.Builder request =
            CheckConversationRequest.newBuilder()
                .setParent(session.parent())
                .setConversation(conversation)
                .setAccount(conversations.account(conversation.getAccountId()))
                .setPolicy(against);
        ConversationCheck check =
            session
                .stub(Service.CLASSIFIER, PolicyServiceGrpc::newBlockingStub)
                .checkConversation(request.build())
                .getCheck();
        found.put(conversation.getConversationId(), check);
        all.mergeFrom(
            check.toBuilder()
                .setStatementCount(all.getStatementCount() + check.getStatementCount())
                .setClaimCount(all.getClaimCount() + check.getClaimCount())
                .setUngroundedStatementCount(
                    all.getUngroundedStatementCount() + check.getUngroundedStatementCount())
                .build());
      }
      if (conversations.refused() > 0) {
        session.terminal().err().printf("%,d lines are no events%n", conversations.refused());
      }
      session.print(
          CheckConversationResponse.newBuilder().setCheck(all).build(),
          ink -> lines(found, all.build(), ink));
      return all.getIncidentsList().stream().anyMatch(this::isP0) ? 1 : 0;
    }
  }

  private boolean isP0(StatementIncident incident) {
    return incident.getPolicyClass() == PolicyClass.REFUND_AND_PRICING
        || (regulated && incident.getPolicyClass() == PolicyClass.WARRANTY_AND_SERVICE_LEVEL);
  }

  private List<String> lines(Map<String, ConversationCheck> found, ConversationCheck all, Ink ink) {
    List<String> lines = new ArrayList<>();
    found.forEach(
        (conversation, check) ->
            check
                .getIncidentsList()
                .forEach(incident -> lines.add(line(conversation, incident, ink))));
    lines.add(
        "%,d conversations, %,d statements, %,d claims: %,d incidents, %,d P0; %,d not covered"
            .formatted(
                found.size(),
                all.getStatementCount(),
                all.getClaimCount(),
                all.getIncidentsCount(),
                all.getIncidentsList().stream().filter(this::isP0).count(),
                all.getUncoveredCount()));
    return lines;
  }

  private String line(String conversation, StatementIncident incident, Ink ink) {
    String head =
        "class %s %s turn %d"
            .formatted(
                PolicyView.code(incident.getPolicyClass()), conversation, incident.getTurnIndex());
    return "%s: \"%s\" says %s; %s: %s"
        .formatted(
            isP0(incident) ? ink.bad(head) : head,
            incident.getSentence().replaceAll("\\p{Cntrl}", " "),
            incident.getSaid(),
            incident.getAssertionId(),
            incident.getAsserted());
  }
}
