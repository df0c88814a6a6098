package io.candor.classifier.check;

import io.candor.classifier.capability.Commitment;
import io.candor.classifier.policy.PolicyProtos;
import io.candor.classifier.policy.Uncovered;
import io.candor.classifier.policy.Violation;
import io.candor.classifier.v1.CheckSettings.Builder;
import io.candor.classifier.v1.ConversationCheck;
import io.candor.classifier.v1.PromisedAction;
import io.candor.classifier.v1.Recheck;
import io.candor.classifier.v1.StatementIncident;
import io.candor.classifier.v1.ToolMapping;
import io.candor.classifier.v1.UncoveredStatement;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// Reports, settings and re-checks as messages of the contract.
public final class CheckReportProtos {
  private CheckReportProtos() {}

  /// What the checks found in one conversation.
  public static ConversationCheck toProto(CheckReport report) {
    ConversationCheck.Builder proto = ConversationCheck.newBuilder();
    report.incidents().forEach(incident -> proto.addIncidents(toProto(incident)));
    report.policy().uncovered().forEach(each -> proto.addUncovered(toProto("", each)));
    for (Commitment promise : report.capability().commitments()) {
      proto.addPromises(
          PromisedAction.newBuilder()
              .setTurnIndex(promise.turnIndex())
              .setSentence(promise.sentence()));
    }
    return proto
        .setStatementCount(report.policy().statementCount())
        .setUngroundedStatementCount(report.policy().ungroundedCount())
        .setClaimCount(report.capability().claims().size())
        .build();
  }

  /// An incident.
  public static StatementIncident toProto(Violation violation) {
    return StatementIncident.newBuilder()
        .setPolicyClass(PolicyProtos.toProto(violation.policyClass()))
        .setAssertionId(violation.assertionId())
        .setTurnIndex(violation.turnIndex())
        .setTime(PolicyProtos.toProto(violation.time()))
        .setSentence(violation.sentence())
        .setSaid(violation.said())
        .setAsserted(violation.asserted())
        .setConditions(violation.conditions())
        .setGrounded(violation.grounded())
        .setSeverity(StatementIncident.Severity.valueOf(violation.severity().name()))
        .build();
  }

  static UncoveredStatement toProto(String conversation, Uncovered statement) {
    return UncoveredStatement.newBuilder()
        .setTopic(statement.topic())
        .setConversation(conversation)
        .setTurnIndex(statement.turnIndex())
        .setTime(PolicyProtos.toProto(statement.time()))
        .setSentence(statement.sentence())
        .setSaid(statement.said())
        .build();
  }

  static io.candor.classifier.v1.CheckSettings toProto(String name, CheckSettings settings) {
    Builder proto =
        io.candor.classifier.v1.CheckSettings.newBuilder()
            .setName(name)
            .addAllRefundTools(new TreeSet<>(settings.refundTools()))
            .addAllPurchaseTimeArguments(settings.purchaseTimeArguments())
            .setEtag(settings.revision() == 0 ? "" : Long.toString(settings.revision()));
    for (CheckSettings.Mapping mapping : settings.toolMappings()) {
      proto.addToolMappings(
          ToolMapping.newBuilder()
              .setDeploymentId(mapping.deploymentId())
              .setAction(mapping.action())
              .addAllTools(mapping.tools()));
    }
    Double rate = settings.qaSampleRate();
    if (rate != null) {
      proto.setQaSampleRate(rate);
    }
    return proto.build();
  }

  static CheckSettings fromProto(io.candor.classifier.v1.CheckSettings proto, long revision) {
    List<CheckSettings.Mapping> mappings =
        proto.getToolMappingsList().stream()
            .map(
                each ->
                    new CheckSettings.Mapping(
                        each.getDeploymentId(), each.getAction(), each.getToolsList()))
            .toList();
    return new CheckSettings(
        revision,
        new TreeSet<>(proto.getRefundToolsList()),
        proto.getPurchaseTimeArgumentsList(),
        mappings,
        proto.hasQaSampleRate() ? proto.getQaSampleRate() : null);
  }

  static Recheck toProto(String workspace, RecheckStore.State state) {
    Recheck.Builder proto =
        Recheck.newBuilder()
            .setName("workspaces/" + workspace + "/recheck")
            .setRunning(state.running())
            .setReadCount(state.readCount())
            .setChangedCount(state.changedCount());
    Instant request = state.requestTime();
    Instant finish = state.finishTime();
    Instant answered = state.answeredRequestTime();
    if (answered != null) {
      proto.setAnsweredRequestTime(PolicyProtos.toProto(answered));
    }
    if (request != null) {
      proto.setRequestTime(PolicyProtos.toProto(request));
    }
    if (finish != null) {
      proto.setFinishTime(PolicyProtos.toProto(finish));
    }
    return proto.build();
  }
}
