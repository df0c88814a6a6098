package io.candor.metrics.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.baseline.Baseline;
import io.candor.metrics.cell.Cell;
import io.candor.metrics.cell.CellCounts;
import io.candor.metrics.cell.Cut;
import io.candor.metrics.cell.IsoWeek;
import io.candor.metrics.cell.Line;
import io.candor.metrics.testing.MetricsServer;
import io.candor.metrics.testing.RandomFacts;
import io.candor.metrics.v1.CellConversation;
import io.candor.metrics.v1.CellConversation.Membership;
import io.candor.metrics.v1.GetPanelRequest;
import io.candor.metrics.v1.ListCellConversationsRequest;
import io.candor.metrics.v1.ListCellConversationsResponse;
import io.candor.metrics.v1.PanelRow;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.PanelServiceGrpc.PanelServiceBlockingStub;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every figure of a panel has as many conversations behind it as it counts; random facts, on a
/// real database.
final class CellConversationsIT {
  private static final String WORKSPACE = "drill";
  private static final String BOT = "bot-0";
  private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

  private static MetricsServer server;
  private static PanelServiceBlockingStub panels;

  @BeforeAll
  static void start() {
    server = MetricsServer.start(Map.of());
    server.write(WORKSPACE, new RandomFacts(WORKSPACE, 7).generate(400));
    panels = PanelServiceGrpc.newBlockingStub(server.channel());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void everyMembership_hasAsManyConversationsAsThePanelCounts() {
    for (IsoWeek week : weeks()) {
      CellCounts counts = counts(week);
      Map<CellMembership, Long> expected =
          Map.ofEntries(
              Map.entry(CellMembership.ALL, counts.conversations()),
              Map.entry(CellMembership.ATTEMPTED, counts.attempted()),
              Map.entry(CellMembership.CONTAINED, counts.contained()),
              Map.entry(CellMembership.NOT_CONTAINED, counts.attempted() - counts.contained()),
              Map.entry(CellMembership.NOT_ATTEMPTED, counts.conversations() - counts.attempted()),
              Map.entry(CellMembership.DEFLECTED, counts.deflected()),
              Map.entry(CellMembership.RESOLUTION_ANSWERED, counts.csatResolution().answers()),
              Map.entry(CellMembership.RESOLUTION_SATISFIED, counts.csatResolution().satisfied()),
              Map.entry(CellMembership.RESOLUTION_LOW, counts.csatResolution().low()),
              Map.entry(CellMembership.DELAYED_ANSWERED, counts.csatDelayed().answers()),
              Map.entry(CellMembership.DELAYED_SATISFIED, counts.csatDelayed().satisfied()),
              Map.entry(CellMembership.DELAYED_LOW, counts.csatDelayed().low()),
              Map.entry(CellMembership.ESCALATED, counts.escalation().escalations()),
              Map.entry(CellMembership.CONTEXT_LOST, counts.escalation().contextLost()),
              Map.entry(CellMembership.REPEATED_STATE, counts.escalation().repeatedState()),
              Map.entry(CellMembership.HANDOFF_ANSWERED, counts.escalation().csat().answers()),
              Map.entry(CellMembership.HANDOFF_SATISFIED, counts.escalation().csat().satisfied()),
              Map.entry(CellMembership.HANDOFF_LOW, counts.escalation().csat().low()),
              Map.entry(CellMembership.REPEAT_JUDGED, counts.repeatContact().judged30()),
              Map.entry(CellMembership.REPEATED_7D, counts.repeatContact().repeated7()),
              Map.entry(CellMembership.REPEATED_30D, counts.repeatContact().repeated30()),
              Map.entry(CellMembership.MODEL_SCORED, counts.model().scores().count()),
              Map.entry(CellMembership.MODEL_SATISFIED, counts.model().atLeastFour()),
              Map.entry(CellMembership.BOT_HANDLE_TIME, counts.handleTimes().bot().count()),
              Map.entry(
                  CellMembership.ESCALATED_HANDLE_TIME,
                  counts.handleTimes().escalatedFromTurns().count()),
              Map.entry(
                  CellMembership.ESCALATED_HANDLE_TIME_TICKETING,
                  counts.handleTimes().escalatedTicketing().count()));
      expected.forEach(
          (membership, count) ->
              assertThat(members(week, Line.ALL, Cut.WHOLE, membership))
                  .as("%s %s", week, membership)
                  .hasSize(Math.toIntExact(count)));
    }
  }

  @Test
  void linesAndCuts_splitAWeekWithoutRest() {
    IsoWeek week = busiest();
    int all = members(week, Line.ALL, Cut.WHOLE, CellMembership.ALL).size();
    List<String> alone = baseline(week).alone();
    int lines =
        members(week, Line.LONG_TAIL, Cut.WHOLE, CellMembership.ALL).size()
            + alone.stream()
                .mapToInt(
                    name -> members(week, Line.of(name), Cut.WHOLE, CellMembership.ALL).size())
                .sum();
    int versions =
        List.of("1.0", "1.1", "").stream()
            .mapToInt(
                name ->
                    members(week, Line.ALL, new Cut.BotVersion(name), CellMembership.ALL).size())
            .sum();

    assertThat(lines).isEqualTo(all);
    assertThat(versions).isEqualTo(all);
  }

  @Test
  void versions_addUpToTheCounters() {
    List<IsoWeek> weeks = weeks();
    Map<String, List<Cell>> versions =
        server
            .bean(PanelStore.class)
            .read(WORKSPACE, reader -> reader.versionCells(BOT, weeks, LATER));

    assertThat(versions).containsOnlyKeys("1.0", "1.1", "");
    for (IsoWeek week : weeks) {
      CellCounts sum =
          versions.values().stream()
              .flatMap(List::stream)
              .filter(cell -> cell.key().week().equals(week))
              .map(Cell::counts)
              .reduce(CellCounts.ZERO, CellCounts::plus);
      assertThat(sum).as(week.toString()).isEqualTo(counts(week));
    }
  }

  @Test
  void pages_goThroughAllOfThemOnce() {
    IsoWeek week = busiest();
    ListCellConversationsRequest.Builder request =
        ListCellConversationsRequest.newBuilder()
            .setDeployment("workspaces/drill/deployments/" + BOT)
            .setWeek(week.toString())
            .setMembership(Membership.ATTEMPTED)
            .setPageSize(3);
    List<CellConversation> seen = new ArrayList<>();
    do {
      ListCellConversationsResponse page = panels.listCellConversations(request.build());
      assertThat(page.getConversationsCount()).isLessThanOrEqualTo(3);
      seen.addAll(page.getConversationsList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());

    assertThat(seen).hasSize(Math.toIntExact(counts(week).attempted()));
    assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
    assertThat(seen).allSatisfy(one -> assertThat(one.getAttempted()).isTrue());
    assertThat(seen)
        .isSortedAccordingTo(
            (one, other) ->
                Long.compare(other.getCloseTime().getSeconds(), one.getCloseTime().getSeconds()));
  }

  @Test
  void panelByVersion_hasTheVersionsBelowTheirLine() {
    IsoWeek week = busiest();
    List<PanelRow> rows =
        panels
            .getPanel(
                GetPanelRequest.newBuilder()
                    .setDeployment("workspaces/drill/deployments/" + BOT)
                    .setWeek(week.toString())
                    .setCutBy(GetPanelRequest.CutBy.BOT_VERSION)
                    .build())
            .getPanel()
            .getRowsList();
    List<PanelRow> all = rows.stream().filter(row -> row.getKind() == PanelRow.Kind.ALL).toList();

    assertThat(all.getFirst().hasCut()).isFalse();
    assertThat(all.stream().skip(1).mapToLong(PanelRow::getConversationCount).sum())
        .isEqualTo(all.getFirst().getConversationCount());
    assertThat(all.stream().skip(1).map(row -> row.getCut().getBotVersion()))
        .isSubsetOf("1.0", "1.1", "");
  }

  private static List<MemberConversation> members(
      IsoWeek week, Line line, Cut cut, CellMembership membership) {
    return server
        .bean(PanelStore.class)
        .read(
            WORKSPACE,
            reader ->
                reader.conversations(
                    new CellQuery(
                        BOT,
                        week,
                        line,
                        baseline(week).alone(),
                        cut,
                        membership,
                        Optional.empty(),
                        1_000)));
  }

  private static Baseline baseline(IsoWeek week) {
    return server
        .bean(PanelStore.class)
        .read(
            WORKSPACE,
            reader ->
                reader
                    .baseline(reader.deployment(BOT).orElseThrow(), CutBy.NOTHING, week)
                    .baseline());
  }

  private static CellCounts counts(IsoWeek week) {
    return server.counters(WORKSPACE).cells().entrySet().stream()
        .filter(cell -> cell.getKey().week().equals(week))
        .filter(cell -> cell.getKey().deployment().equals(BOT))
        .map(Map.Entry::getValue)
        .reduce(CellCounts.ZERO, CellCounts::plus);
  }

  private static List<IsoWeek> weeks() {
    return server.counters(WORKSPACE).cells().keySet().stream()
        .filter(key -> key.deployment().equals(BOT))
        .map(key -> key.week())
        .distinct()
        .sorted()
        .toList();
  }

  private static IsoWeek busiest() {
    return weeks().stream()
        .max(java.util.Comparator.comparingLong(week -> counts(week).conversations()))
        .orElseThrow();
  }
}
