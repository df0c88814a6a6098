package io.candor.e2e;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.JsonFormat;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.Incident;
import io.candor.alert.v1.IncidentServiceGrpc;
import io.candor.alert.v1.ListIncidentsRequest;
import io.candor.metrics.v1.DiagnosisServiceGrpc;
import io.candor.metrics.v1.FindingServiceGrpc;
import io.candor.metrics.v1.GetHeatmapRequest;
import io.candor.metrics.v1.GetPanelRequest;
import io.candor.metrics.v1.HeatmapCell;
import io.candor.metrics.v1.ListFindingsRequest;
import io.candor.metrics.v1.ListThemeVolumesRequest;
import io.candor.metrics.v1.Panel;
import io.candor.metrics.v1.PanelServiceGrpc;
import io.candor.metrics.v1.VerifyCountersRequest;
import io.candor.metrics.v1.VerifyCountersResponse;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All that a reader can see of one workspace, asked by gRPC.
final class WorkspaceView {

  /// The sample's bot.
  static final String DEPLOYMENT = "piney";

  private static final int WEEKS = 15;

  private final SuiteProcesses suite;
  private final String parent;
  private final Instant asOf;

  /// @param asOf the instant at which maturity is judged: the same for two views that are compared
  WorkspaceView(SuiteProcesses suite, String workspace, Instant asOf) {
    this.suite = suite;
    this.parent = "workspaces/" + workspace;
    this.asOf = asOf;
  }

  /// The panel of a week with its segments.
  Panel panel(String week) {
    return PanelServiceGrpc.newBlockingStub(suite.channel(Hop.METRICS))
        .getPanel(
            GetPanelRequest.newBuilder()
                .setDeployment(parent + "/deployments/" + DEPLOYMENT)
                .setWeek(week)
                .setAsOf(Timestamp.newBuilder().setSeconds(asOf.getEpochSecond()))
                .setCutBy(GetPanelRequest.CutBy.SEGMENT)
                .build())
        .getPanel();
  }

  /// The heatmap of the sample's weeks.
  List<HeatmapCell> heatmap() {
    return DiagnosisServiceGrpc.newBlockingStub(suite.channel(Hop.METRICS))
        .getHeatmap(
            GetHeatmapRequest.newBuilder()
                .setParent(parent)
                .setStartWeek(week(WEEKS - 1))
                .setEndWeek(week(0))
                .build())
        .getCellsList();
  }

  /// All findings, by name.
  Map<String, Finding> findings() {
    var stub = FindingServiceGrpc.newBlockingStub(suite.channel(Hop.METRICS));
    var findings = new TreeMap<String, Finding>();
    var token = "";
    do {
      var page =
          stub.listFindings(
              ListFindingsRequest.newBuilder()
                  .setParent(parent)
                  .setPageSize(200)
                  .setPageToken(token)
                  .build());
      page.getFindingsList().forEach(finding -> findings.put(finding.getName(), finding));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return findings;
  }

  /// All incidents.
  List<Incident> incidents() {
    return IncidentServiceGrpc.newBlockingStub(suite.channel(Hop.ALERT))
        .listIncidents(ListIncidentsRequest.newBuilder().setParent(parent).setPageSize(500).build())
        .getIncidentsList();
  }

  /// The service's own recount.
  VerifyCountersResponse recount() {
    return PanelServiceGrpc.newBlockingStub(suite.channel(Hop.METRICS))
        .verifyCounters(VerifyCountersRequest.newBuilder().setParent(parent).build());
  }

  /// Every count, rate and verdict of the workspace as text, by what it is about: equal for equal
  /// events, whatever happened on the way. Names of workspaces and instants of computation are left
  /// out.
  Map<String, String> figures() {
    var figures = new TreeMap<String, String>();
    for (var ago = 0; ago < WEEKS; ago++) {
      var week = week(ago);
      figures.put("panel " + week, panelOrMissing(week));
      figures.put("themes " + week, themes(week));
    }
    heatmap()
        .forEach(
            cell -> figures.put("heatmap " + cell.getArea() + " " + cell.getWeek(), text(cell)));
    findings()
        .values()
        .forEach(
            finding ->
                figures.put(
                    "finding " + nameByFirstWeek(finding),
                    "%s %s %s %s"
                        .formatted(
                            finding.getKind(),
                            finding.getStrength(),
                            finding.getState(),
                            finding.getWeeksList().stream().map(this::text).toList())));
    return figures;
  }

  /// A finding is named by the week that tripped when it was raised. An evaluation in the middle of
  /// an import, when a restart takes its time, may raise it on a later week than the one that its
  /// weeks begin with once all is there; the name stays.
  private String nameByFirstWeek(Finding finding) {
    var name = finding.getName().substring(parent.length());
    return finding.getWeeksCount() == 0
        ? name
        : name.replaceFirst("\\.\\d{4}-W\\d{2}\\.", "." + finding.getWeeks(0).getWeek() + ".");
  }

  /// The panel as text. A workspace that has lost its bot has none, which is a difference and no
  /// failure of this view.
  private String panelOrMissing(String week) {
    try {
      return text(panel(week));
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
        throw e;
      }
      return "missing";
    }
  }

  private String themes(String week) {
    var stub = DiagnosisServiceGrpc.newBlockingStub(suite.channel(Hop.METRICS));
    var text = new StringBuilder();
    var token = "";
    do {
      var page =
          stub.listThemeVolumes(
              ListThemeVolumesRequest.newBuilder()
                  .setParent(parent)
                  .setWeek(week)
                  .setBySegment(true)
                  .setPageSize(200)
                  .setPageToken(token)
                  .build());
      page.getThemeVolumesList().forEach(volume -> text.append(text(volume)).append('\n'));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return text.toString();
  }

  /// The ISO week of the sample that ended `ago` weeks before the last complete one.
  String week(int ago) {
    var day = LocalDate.ofInstant(asOf, ZoneOffset.UTC).minusWeeks(1L + ago);
    return "%d-W%02d"
        .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private String text(Message message) {
    try {
      return JsonFormat.printer()
          .omittingInsignificantWhitespace()
          .print(message)
          .replace(parent, "");
    } catch (InvalidProtocolBufferException e) {
      throw new AssertionError("A response cannot be printed", e);
    }
  }
}
