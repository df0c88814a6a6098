package io.candor.classifier;

import static io.candor.classifier.TestRecords.feedback;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.FieldMask;
import com.google.rpc.ErrorInfo;
import io.candor.classifier.v1.Area;
import io.candor.classifier.v1.ChangeTaxonomyRequest;
import io.candor.classifier.v1.ChangeTaxonomyResponse;
import io.candor.classifier.v1.ExportTaxonomyRequest;
import io.candor.classifier.v1.GetRelabellingRequest;
import io.candor.classifier.v1.GetTaxonomyRequest;
import io.candor.classifier.v1.ImportTaxonomyRequest;
import io.candor.classifier.v1.ListRelabellingsRequest;
import io.candor.classifier.v1.ListTaxonomyChangesRequest;
import io.candor.classifier.v1.ListTaxonomyChangesResponse;
import io.candor.classifier.v1.Relabelling;
import io.candor.classifier.v1.Taxonomy;
import io.candor.classifier.v1.TaxonomyChange;
import io.candor.classifier.v1.TaxonomyEdit;
import io.candor.classifier.v1.Theme;
import io.candor.classifier.v1.UpdateArea;
import io.candor.kit.testing.Eventually;
import io.candor.metrics.v1.Label;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CurationIT {
  private static String database;
  private static ClassifierFixture classifier;

  @BeforeAll
  static void start() {
    database = "it-" + UUID.randomUUID();
    classifier = new ClassifierFixture(database);
  }

  @AfterAll
  static void stop() {
    classifier.close();
  }

  @Test
  void newTheme_isPreviewed_thenMade_andTheHistoryFollows() throws InterruptedException {
    String name = "workspaces/made/feedback/f1";
    classifier.write("made", feedback("made", "f1", 1, "The label printer jams on every roll."));
    classifier.next().await("it has come", () -> classifier.next().fact(name).isPresent());
    assertThat(themes(name)).doesNotContain("printer_jam");
    TaxonomyEdit create =
        TaxonomyEdit.newBuilder()
            .setCreateTheme(
                Theme.newBuilder()
                    .setThemeId("printer_jam")
                    .setAreaId("orders_delivery")
                    .setDisplayName("Printer jam")
                    .addExamples("The printer jams with each label.")
                    .addExamples("Labels get stuck in the printer.")
                    .addExamples("Our label printer jams all day.")
                    .addExamples("Paper jam in the label printer again."))
            .build();
    ChangeTaxonomyRequest request =
        change("made").addEdits(create).setRelabelHistory(true).setReason("as agreed").build();

    ChangeTaxonomyResponse preview =
        classifier.taxonomy().changeTaxonomy(request.toBuilder().setValidateOnly(true).build());
    assertThat(preview.getPreview().getVerbatimCount()).isEqualTo(1);
    assertThat(preview.getPreview().getMovesList())
        .extracting(move -> move.getToThemeId())
        .containsExactly("printer_jam");
    assertThat(taxonomy("made").getVersion()).isEqualTo(1);

    ChangeTaxonomyResponse made = classifier.taxonomy().changeTaxonomy(request);

    assertThat(made.getChange().getActor()).isEqualTo("maria@example.com");
    assertThat(made.getChange().getSummary()).isEqualTo("creates theme printer_jam");
    classifier.next().await("the earlier fact follows", () -> themes(name).contains("printer_jam"));
    String run = made.getRelabelling().getName();
    Eventually.holds(
        "the pass over the history is over", () -> run(run).getState() == Relabelling.State.DONE);
    assertThat(run(run).getChangedCount()).isEqualTo(1);
    assertThat(run(run).getReason()).isEqualTo("as agreed");
    assertThat(
            classifier
                .taxonomy()
                .listRelabellings(
                    ListRelabellingsRequest.newBuilder().setParent("workspaces/made").build())
                .getRelabellingsList())
        .extracting(Relabelling::getName)
        .containsExactly(run);
    assertThat(classifier.next().get("workspaces/made/taxonomy").getTaxonomy().getThemesList())
        .extracting(Theme::getThemeId)
        .contains("printer_jam");
  }

  @Test
  void staleEtag_isRefused_andNothingIsChanged() {
    String etag = taxonomy("race").getEtag();
    classifier.taxonomy().changeTaxonomy(change("race").addEdits(owner("a@example.com")).build());

    StatusRuntimeException refused =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                classifier
                    .taxonomy()
                    .changeTaxonomy(
                        change("race").addEdits(owner("b@example.com")).setEtag(etag).build()));

    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.ABORTED);
    assertThat(reason(refused)).isEqualTo("TAXONOMY_CHANGED");
    assertThat(taxonomy("race").getAreasList())
        .filteredOn(area -> area.getAreaId().equals("billing"))
        .extracting(Area::getOwner)
        .containsExactly("a@example.com");
  }

  @Test
  void editsAtTheSameMoment_onTwoReplicas_areAllMade_orRefusedWhole() throws Exception {
    String etag = taxonomy("crowd").getEtag();
    int writers = 8;
    AtomicInteger refused = new AtomicInteger();
    try (ClassifierFixture replica = new ClassifierFixture(database);
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        ClassifierFixture at = i % 2 == 0 ? classifier : replica;
        String tag = i < writers / 2 ? "" : etag; // half of them act on what they saw only
        ChangeTaxonomyRequest request =
            change("crowd").addEdits(theme("crowd_" + i)).setEtag(tag).build();
        calls.add(
            executor.submit(
                () -> {
                  try {
                    at.taxonomy().changeTaxonomy(request);
                  } catch (StatusRuntimeException e) {
                    assertThat(reason(e)).isEqualTo("TAXONOMY_CHANGED");
                    refused.incrementAndGet();
                  }
                }));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    }
    Taxonomy after =
        classifier
            .taxonomy()
            .changeTaxonomy(change("crowd").addEdits(theme("crowd_last")).build())
            .getTaxonomy();
    // Every edit that was not refused is one version, and none was lost.
    assertThat(after.getVersion()).isEqualTo(1 + writers - refused.get() + 1);
    assertThat(after.getThemesList())
        .filteredOn(theme -> theme.getThemeId().startsWith("crowd_"))
        .hasSize(writers - refused.get() + 1);
    // Of those that act on one version only, one at most can be right.
    assertThat(refused.get()).isBetween(writers / 2 - 1, writers / 2);
  }

  private static TaxonomyEdit theme(String id) {
    return TaxonomyEdit.newBuilder()
        .setCreateTheme(
            Theme.newBuilder().setThemeId(id).setAreaId("billing").setDisplayName("Of a crowd"))
        .build();
  }

  @Test
  void history_saysWhoWhenAndWhy_pageByPage() {
    classifier.taxonomy().changeTaxonomy(change("log").addEdits(owner("a@example.com")).build());
    classifier.taxonomy().changeTaxonomy(change("log").addEdits(owner("b@example.com")).build());

    ListTaxonomyChangesRequest request =
        ListTaxonomyChangesRequest.newBuilder().setParent("workspaces/log").setPageSize(2).build();
    ListTaxonomyChangesResponse first = classifier.taxonomy().listTaxonomyChanges(request);
    ListTaxonomyChangesResponse second =
        classifier
            .taxonomy()
            .listTaxonomyChanges(
                request.toBuilder().setPageToken(first.getNextPageToken()).build());

    assertThat(first.getChangesList())
        .extracting(TaxonomyChange::getVersion)
        .containsExactly(3L, 2L);
    assertThat(second.getChangesList())
        .extracting(TaxonomyChange::getKind)
        .containsExactly(TaxonomyChange.Kind.STARTED);
    assertThat(second.getNextPageToken()).isEmpty();
  }

  @Test
  void exportedTaxonomy_canBeImportedElsewhere_andAWrongOneChangesNothing() {
    classifier.taxonomy().changeTaxonomy(change("from").addEdits(owner("a@example.com")).build());
    String yaml =
        classifier
            .taxonomy()
            .exportTaxonomy(
                ExportTaxonomyRequest.newBuilder().setName("workspaces/from/taxonomy").build())
            .getYaml();

    classifier.taxonomy().importTaxonomy(into("to", yaml));
    assertThat(taxonomy("to").getAreasList().stream().map(Area::getOwner).toList())
        .contains("a@example.com");

    StatusRuntimeException refused =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () -> classifier.taxonomy().importTaxonomy(into("to", "areas: [{id: x}]")));
    assertThat(reason(refused)).isEqualTo("TAXONOMY_INVALID");
    assertThat(taxonomy("to").getVersion()).isEqualTo(2);
  }

  private static ImportTaxonomyRequest into(String workspace, String yaml) {
    return ImportTaxonomyRequest.newBuilder()
        .setParent("workspaces/" + workspace)
        .setYaml(yaml)
        .setActor("maria@example.com")
        .build();
  }

  private static ChangeTaxonomyRequest.Builder change(String workspace) {
    return ChangeTaxonomyRequest.newBuilder()
        .setParent("workspaces/" + workspace)
        .setActor("maria@example.com");
  }

  private static TaxonomyEdit owner(String owner) {
    return TaxonomyEdit.newBuilder()
        .setUpdateArea(
            UpdateArea.newBuilder()
                .setArea(Area.newBuilder().setAreaId("billing").setOwner(owner))
                .setUpdateMask(FieldMask.newBuilder().addPaths("owner")))
        .build();
  }

  private static Taxonomy taxonomy(String workspace) {
    return classifier
        .taxonomy()
        .getTaxonomy(
            GetTaxonomyRequest.newBuilder()
                .setName("workspaces/" + workspace + "/taxonomy")
                .build())
        .getTaxonomy();
  }

  private static Relabelling run(String name) {
    return classifier
        .taxonomy()
        .getRelabelling(GetRelabellingRequest.newBuilder().setName(name).build())
        .getRelabelling();
  }

  private static List<String> themes(String name) {
    return classifier.next().get(name).getFeedback().getClassification().getThemesList().stream()
        .map(Label::getId)
        .toList();
  }

  private static String reason(StatusRuntimeException failure) {
    return StatusProto.fromThrowable(failure).getDetailsList().stream()
        .filter(detail -> detail.is(ErrorInfo.class))
        .map(
            detail -> {
              try {
                return detail.unpack(ErrorInfo.class).getReason();
              } catch (com.google.protobuf.InvalidProtocolBufferException e) {
                throw new AssertionError(e);
              }
            })
        .findFirst()
        .orElseThrow();
  }
}
