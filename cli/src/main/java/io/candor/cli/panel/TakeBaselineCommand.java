package io.candor.cli.panel;

import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Session;
import io.candor.cli.Weeks;
import io.candor.cli.connection.Service;
import io.candor.metrics.v1.BaselineServiceGrpc;
import io.candor.metrics.v1.CreateBaselineRequest;
import io.candor.metrics.v1.CreateBaselineResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `candor baseline take`.
@Command(name = "take", description = "Take a new baseline, from a week on. Needs a reason.")
final class TakeBaselineCommand implements Callable<Integer> {
  private final CandorCommand candor;
  @Mixin private BaselineCommand.Bot bot = new BaselineCommand.Bot();

  @Option(names = "--from", paramLabel = "YYYY-Www", description = "First week to take it from.")
  private String from = "";

  @Option(names = "--to", paramLabel = "YYYY-Www", description = "Last week to take it from.")
  private String to = "";

  @Option(names = "--live", description = "Conversations of the bot; else those without one.")
  private boolean live;

  @Option(
      names = "--handoffs",
      split = ",",
      paramLabel = "ARCHETYPE",
      description = "Instead: live answers after a handoff as the reference of these.")
  private List<String> handoffs = List.of();

  @Option(
      names = "--effective",
      paramLabel = "YYYY-Www",
      description = "First week judged by it. Default: the running one.")
  private String effective = "";

  @Mixin private Actor actor = new Actor();

  @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  TakeBaselineCommand(CandorCommand candor) {
    this.candor = candor;
  }

  @Override
  public Integer call() throws IOException {
    Weeks.check(candor, "--effective", effective);
    boolean weeks = !from.isEmpty() && !to.isEmpty();
    if (weeks == !handoffs.isEmpty()) {
      throw candor.usage("baseline take: either --from and --to, or --handoffs");
    }
    try (Session session = candor.connect()) {
      CreateBaselineRequest.Builder request =
          CreateBaselineRequest.newBuilder()
              .setParent(bot.name(candor, session))
              .setAuthor(actor.name())
              .setReason(reason)
              .setEffectiveWeek(effective);
      if (weeks) {
        request.setWeeks(
            CreateBaselineRequest.Weeks.newBuilder()
                .setStartWeek(Weeks.check(candor, "--from", from))
                .setEndWeek(Weeks.check(candor, "--to", to))
                .setLive(live));
      } else {
        request.setLiveHandoffs(
            CreateBaselineRequest.LiveHandoffs.newBuilder().addAllArchetypes(handoffs));
      }
      CreateBaselineResponse response =
          session
              .stub(Service.METRICS, BaselineServiceGrpc::newBlockingStub)
              .createBaseline(request.build());
      session.print(response, ink -> BaselineView.lines(response.getBaseline(), ink));
      return 0;
    }
  }
}
