package io.candor.cli.policy;

import io.candor.classifier.v1.CheckConversationRequest;
import io.candor.classifier.v1.PolicyServiceGrpc;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
      TranscriptCheck found =
          TranscriptCheck.of(
              conversations,
              (conversation, account) ->
                  session
                      .stub(Service.CLASSIFIER, PolicyServiceGrpc::newBlockingStub)
                      .checkConversation(
                          CheckConversationRequest.newBuilder()
                              .setParent(session.parent())
                              .setConversation(conversation)
                              .setAccount(account)
                              .setPolicy(against)
                              .build())
                      .getCheck(),
              regulated);
      if (conversations.refused() > 0) {
        session.terminal().err().printf("%,d lines are no events%n", conversations.refused());
      }
      session.print(found.response(), found::lines);
      return found.urgentCount() > 0 ? 1 : 0;
    }
  }
}
