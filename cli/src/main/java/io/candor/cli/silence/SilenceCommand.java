package io.candor.cli.silence;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import io.candor.alert.v1.CreateSilenceRequest;
import io.candor.alert.v1.CreateSilenceResponse;
import io.candor.alert.v1.ExpireSilenceRequest;
import io.candor.alert.v1.ExpireSilenceResponse;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.ListSilencesRequest;
import io.candor.alert.v1.ListSilencesResponse;
import io.candor.alert.v1.Matcher;
import io.candor.alert.v1.Silence;
import io.candor.alert.v1.SilenceServiceGrpc;
import io.candor.cli.Actor;
import io.candor.cli.CandorCommand;
import io.candor.cli.Enums;
import io.candor.cli.Pages;
import io.candor.cli.ResourceIds;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `candor silence`: nobody is told for a while.
@Command(
    name = "silence",
    description = "Mute notifications for a while; without --for list the silences.")
public final class SilenceCommand implements Callable<Integer> {
  private final CandorCommand candor;
  private final Clock clock;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "How long, for example 2h or 90m, at most 90 days.")
  private String length = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
  private String reason = "";

  @Option(names = "--kind", split = ",", paramLabel = "KIND", description = "Only these kinds.")
  private List<String> kinds = List.of();

  @Option(names = "--area", split = ",", paramLabel = "ID", description = "Only these areas.")
  private List<String> areas = List.of();

  @Option(names = "--deployment", split = ",", paramLabel = "ID", description = "Only these bots.")
  private List<String> deployments = List.of();

  @Option(
      names = "--archetype",
      split = ",",
      paramLabel = "ID",
      description = "Only these archetypes.")
  private List<String> archetypes = List.of();

  @Option(names = "--include-p0", description = "Mute P0 too; the reason must say why.")
  private boolean includeP0;

  @Mixin private Actor actor = new Actor();

  @Option(names = "--page-token", description = "Continue behind the page before.")
  private String pageToken = "";

  /// @param clock what "now" is
  public SilenceCommand(CandorCommand candor, Clock clock) {
    this.candor = candor;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    if (length.isEmpty()) {
      return list();
    }
    if (reason.isBlank()) {
      throw candor.usage("--reason: say why nobody is to be told");
    }
    Instant end = clock.instant().plus(duration());
    Matcher.Builder matcher =
        Matcher.newBuilder()
            .addAllAreas(areas)
            .addAllDeployments(deployments)
            .addAllArchetypes(archetypes);
    kinds.forEach(
        kind -> matcher.addKinds(Enums.parse(candor, "--kind", Finding.Kind.class, kind)));
    try (Session session = candor.connect()) {
      CreateSilenceResponse response =
          session
              .stub(Service.ALERT, SilenceServiceGrpc::newBlockingStub)
              .createSilence(
                  CreateSilenceRequest.newBuilder()
                      .setParent(session.parent())
                      .setSilence(
                          Silence.newBuilder()
                              .setMatcher(matcher)
                              .setAuthor(actor.name())
                              .setReason(reason)
                              .setIncludesP0(includeP0)
                              .setEndTime(
                                  Timestamp.newBuilder()
                                      .setSeconds(end.getEpochSecond())
                                      .setNanos(end.getNano())))
                      .build());
      session.print(response, ink -> lines(List.of(response.getSilence()), ink));
      return 0;
    }
  }

  private int list() throws IOException {
    try (Session session = candor.connect()) {
      ListSilencesResponse response =
          session
              .stub(Service.ALERT, SilenceServiceGrpc::newBlockingStub)
              .listSilences(
                  ListSilencesRequest.newBuilder()
                      .setParent(session.parent())
                      .setPageToken(pageToken)
                      .build());
      session.print(
          response,
          ink -> {
            List<String> lines = new ArrayList<>(lines(response.getSilencesList(), ink));
            Pages.note(response.getNextPageToken()).ifPresent(lines::add);
            return lines;
          });
      return 0;
    }
  }

  private Duration duration() {
    try {
      Duration duration = Duration.parse("PT" + length);
      if (duration.isPositive()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw candor.usage("--for: '" + length + "' (expected: for example 2h, 90m or 1h30m)");
    }
    throw candor.usage("--for: '" + length + "' (expected: more than nothing)");
  }

  private static List<String> lines(List<Silence> silences, Ink ink) {
    if (silences.isEmpty()) {
      return List.of("No silences.");
    }
    Table table = new Table().text("UNTIL").text("WHO").text("P0").text("WHY").text("ID");
    for (Silence silence : silences) {
      table.row(
          Cell.of(Timestamps.toString(silence.getEndTime())),
          Cell.of(silence.getAuthor()),
          silence.getIncludesP0() ? new Cell("muted", Ink::bad) : Cell.of("told"),
          Cell.of(silence.getReason()),
          Cell.of(ResourceIds.last(silence.getName())));
    }
    return table.lines(ink);
  }

  /// `candor silence end`: before its time.
  @Command(name = "end", description = "End a silence now; what is still open is told.")
  public static final class End implements Callable<Integer> {
    private final CandorCommand candor;

    @Parameters(paramLabel = "ID", description = "The silence's id or whole name.")
    private String id = "";

    @Mixin private Actor actor = new Actor();

    public End(CandorCommand candor) {
      this.candor = candor;
    }

    @Override
    public Integer call() throws IOException {
      try (Session session = candor.connect()) {
        ExpireSilenceResponse response =
            session
                .stub(Service.ALERT, SilenceServiceGrpc::newBlockingStub)
                .expireSilence(
                    ExpireSilenceRequest.newBuilder()
                        .setName(session.name("silences", id))
                        .setActor(actor.name())
                        .build());
        session.print(response, ink -> lines(List.of(response.getSilence()), ink));
        return 0;
      }
    }
  }
}
