package io.candor.cli.handoff;

import io.candor.classifier.v1.BuildHandoffPacketRequest;
import io.candor.classifier.v1.BuildHandoffPacketResponse;
import io.candor.classifier.v1.HandoffCompleteness;
import io.candor.classifier.v1.HandoffServiceGrpc;
import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Ink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `candor handoff`: the packet that a human needs, and what the one that was sent lacked.
@Command(
    name = "handoff",
    description = "Build the hand-over packet of a conversation, for the body of a ticket.")
public final class HandoffCommand implements Callable<Integer> {
  private final CandorCommand candor;

  @Parameters(paramLabel = "CONVERSATION", description = "The conversation's id or whole name.")
  private String conversation = "";

  public HandoffCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    try (Session session = candor.connect()) {
      BuildHandoffPacketResponse response =
          session
              .stub(Service.CLASSIFIER, HandoffServiceGrpc::newBlockingStub)
              .buildHandoffPacket(
                  BuildHandoffPacketRequest.newBuilder()
                      .setName(session.name("conversations", conversation))
                      .build());
      session.print(response, ink -> lines(response, ink));
      return 0;
    }
  }

  private static List<String> lines(BuildHandoffPacketResponse response, Ink ink) {
    List<String> lines = new ArrayList<>();
    response
        .getPacket()
        .getTextBlock()
        .lines()
        .map(line -> line.replaceAll("\\p{Cntrl}", " "))
        .forEach(lines::add);
    if (response.hasSent()) {
      HandoffCompleteness sent = response.getSent();
      String missing =
          sent.getMissingPartsList().stream().map(Enums::words).collect(Collectors.joining(", "));
      lines.add("");
      lines.add(
          ink.bold("The packet that was sent had %d of 5 parts".formatted(sent.getPartCount()))
              + (missing.isEmpty() ? "." : "; it lacked: " + missing + "."));
      sent.getLostCommitmentsList()
          .forEach(promise -> lines.add(ink.warn("Lost promise: ") + promise));
    }
    return lines;
  }
}
