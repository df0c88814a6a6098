package io.candor.classifier.curation;

import io.candor.classifier.ClassifierReason;
import io.candor.classifier.relabelling.HistoryRelabelling;
import io.candor.classifier.relabelling.RelabellingRun;
import io.candor.classifier.taxonomy.Archetype;
import io.candor.classifier.taxonomy.Area;
import io.candor.classifier.taxonomy.MergeProposal;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.TaxonomyChange;
import io.candor.classifier.taxonomy.TaxonomyProtos;
import io.candor.classifier.taxonomy.TaxonomyStore;
import io.candor.classifier.taxonomy.TaxonomyYaml;
import io.candor.classifier.taxonomy.Theme;
import io.candor.classifier.v1.ChangeTaxonomyRequest;
import io.candor.classifier.v1.ChangeTaxonomyResponse;
import io.candor.classifier.v1.ExportTaxonomyRequest;
import io.candor.classifier.v1.ExportTaxonomyResponse;
import io.candor.classifier.v1.GetRelabellingRequest;
import io.candor.classifier.v1.GetRelabellingResponse;
import io.candor.classifier.v1.GetTaxonomyRequest;
import io.candor.classifier.v1.GetTaxonomyResponse;
import io.candor.classifier.v1.ImportTaxonomyRequest;
import io.candor.classifier.v1.ImportTaxonomyResponse;
import io.candor.classifier.v1.ListArchetypesRequest;
import io.candor.classifier.v1.ListArchetypesResponse;
import io.candor.classifier.v1.ListAreasRequest;
import io.candor.classifier.v1.ListAreasResponse;
import io.candor.classifier.v1.ListMergeProposalsRequest;
import io.candor.classifier.v1.ListMergeProposalsResponse;
import io.candor.classifier.v1.ListRelabellingsRequest;
import io.candor.classifier.v1.ListRelabellingsResponse;
import io.candor.classifier.v1.ListTaxonomyChangesRequest;
import io.candor.classifier.v1.ListTaxonomyChangesResponse;
import io.candor.classifier.v1.ListThemesRequest;
import io.candor.classifier.v1.ListThemesResponse;
import io.candor.classifier.v1.StartRelabellingRequest;
import io.candor.classifier.v1.StartRelabellingResponse;
import io.candor.classifier.v1.TaxonomyServiceGrpc;
import io.candor.kit.error.CandorException;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.List;

/// The edge of the taxonomy. Pages are cut from one version that is read anew for each page; the
/// cursor is the last id, so a change between two pages loses and repeats nothing else.
@GrpcService
final class TaxonomyGrpcService extends TaxonomyServiceGrpc.TaxonomyServiceImplBase {
  private static final int MOST_RELABELLINGS = 100;
  private static final String NAME_END = "/taxonomy";

  private final Taxonomies taxonomies;
  private final TaxonomyStore versions;
  private final TaxonomyCuration curation;
  private final HistoryRelabelling history;
  private final PageTokens tokens;
  private final TaxonomyPages pages;

  TaxonomyGrpcService(
      Taxonomies taxonomies,
      TaxonomyStore versions,
      TaxonomyCuration curation,
      HistoryRelabelling history,
      PageTokens tokens) {
    this.taxonomies = taxonomies;
    this.versions = versions;
    this.curation = curation;
    this.history = history;
    this.tokens = tokens;
    this.pages = new TaxonomyPages(tokens);
  }

  @Override
  public void getTaxonomy(
      GetTaxonomyRequest request, StreamObserver<GetTaxonomyResponse> responses) {
    String workspace = workspaceOf(request.getName());
    Taxonomy taxonomy = taxonomies.of(workspace);
    responses.onNext(
        GetTaxonomyResponse.newBuilder()
            .setTaxonomy(TaxonomyProtos.toProtoWithExamples(workspace, taxonomy))
            .build());
    responses.onCompleted();
  }

  @Override
  public void listAreas(ListAreasRequest request, StreamObserver<ListAreasResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    TaxonomyPages.Page<Area> page =
        pages.page(
            "ListAreas",
            request.getParent(),
            request.getPageToken(),
            request.getPageSize(),
            taxonomies.of(workspace).areas(),
            Area::id);
    ListAreasResponse.Builder response =
        ListAreasResponse.newBuilder().setNextPageToken(page.nextToken());
    page.items()
        .forEach(area -> response.addAreas(TaxonomyProtos.toProtoWithExamples(workspace, area)));
    responses.onNext(response.build());
    responses.onCompleted();
  }

  @Override
  public void listThemes(ListThemesRequest request, StreamObserver<ListThemesResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    Theme.State state = TaxonomyProtos.fromProto(request.getState());
    List<Theme> themes =
        taxonomies.of(workspace).themes().stream()
            .filter(t -> request.getAreaId().isEmpty() || t.areaId().equals(request.getAreaId()))
            .filter(t -> state == null || t.state() == state)
            .toList();
    String filter =
        String.join(" ", request.getParent(), request.getAreaId(), request.getState().name());
    TaxonomyPages.Page<Theme> page =
        pages.page(
            "ListThemes", filter, request.getPageToken(), request.getPageSize(), themes, Theme::id);
    ListThemesResponse.Builder response =
        ListThemesResponse.newBuilder().setNextPageToken(page.nextToken());
    page.items()
        .forEach(theme -> response.addThemes(TaxonomyProtos.toProtoWithExamples(workspace, theme)));
    responses.onNext(response.build());
    responses.onCompleted();
  }

  @Override
  public void listArchetypes(
      ListArchetypesRequest request, StreamObserver<ListArchetypesResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    TaxonomyPages.Page<Archetype> page =
        pages.page(
            "ListArchetypes",
            request.getParent(),
            request.getPageToken(),
            request.getPageSize(),
            taxonomies.of(workspace).archetypes(),
            Archetype::id);
    ListArchetypesResponse.Builder response =
        ListArchetypesResponse.newBuilder().setNextPageToken(page.nextToken());
    page.items()
        .forEach(
            each -> response.addArchetypes(TaxonomyProtos.toProtoWithExamples(workspace, each)));
    responses.onNext(response.build());
    responses.onCompleted();
  }

  @Override
  public void listMergeProposals(
      ListMergeProposalsRequest request, StreamObserver<ListMergeProposalsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    TaxonomyPages.Page<MergeProposal> page =
        pages.page(
            "ListMergeProposals",
            request.getParent(),
            request.getPageToken(),
            request.getPageSize(),
            MergeProposal.of(taxonomies.of(workspace)),
            proposal -> proposal.theme().id());
    ListMergeProposalsResponse.Builder response =
        ListMergeProposalsResponse.newBuilder().setNextPageToken(page.nextToken());
    page.items()
        .forEach(each -> response.addMergeProposals(CurationProtos.toProto(workspace, each)));
    responses.onNext(response.build());
    responses.onCompleted();
  }

  @Override
  public void changeTaxonomy(
      ChangeTaxonomyRequest request, StreamObserver<ChangeTaxonomyResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    TaxonomyCuration.Outcome outcome =
        curation.edit(
            workspace,
            TaxonomyEditProtos.fromProtos(request.getEditsList()),
            new TaxonomyCuration.Intent(
                request.getActor(),
                request.getReason(),
                request.getEtag(),
                request.getValidateOnly(),
                request.getRelabelHistory()));
    responses.onNext(OutcomeProtos.toChangeResponse(workspace, outcome));
    responses.onCompleted();
  }

  @Override
  public void importTaxonomy(
      ImportTaxonomyRequest request, StreamObserver<ImportTaxonomyResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    TaxonomyCuration.Outcome outcome =
        curation.replace(
            workspace,
            TaxonomyYaml.read(request.getYaml(), 1),
            new TaxonomyCuration.Intent(
                request.getActor(),
                request.getReason(),
                request.getEtag(),
                request.getValidateOnly(),
                request.getRelabelHistory()));
    responses.onNext(OutcomeProtos.toImportResponse(workspace, outcome));
    responses.onCompleted();
  }

  @Override
  public void exportTaxonomy(
      ExportTaxonomyRequest request, StreamObserver<ExportTaxonomyResponse> responses) {
    Taxonomy taxonomy = taxonomies.latest(workspaceOf(request.getName()));
    responses.onNext(
        ExportTaxonomyResponse.newBuilder()
            .setYaml(TaxonomyYaml.write(taxonomy))
            .setEtag(taxonomy.etag())
            .build());
    responses.onCompleted();
  }

  @Override
  public void listTaxonomyChanges(
      ListTaxonomyChangesRequest request, StreamObserver<ListTaxonomyChangesResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = TaxonomyPages.size(request.getPageSize());
    String method = "ListTaxonomyChanges";
    String cursor = tokens.decode(method, request.getParent(), request.getPageToken());
    long before = cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor);
    taxonomies.of(workspace); // a workspace that is new gets its first version
    List<TaxonomyChange> changes = versions.changes(workspace, before, size + 1);
    List<TaxonomyChange> page = changes.subList(0, Math.min(size, changes.size()));
    String next = changes.size() > page.size() ? Long.toString(page.getLast().version()) : "";
    ListTaxonomyChangesResponse.Builder response =
        ListTaxonomyChangesResponse.newBuilder()
            .setNextPageToken(tokens.encode(method, request.getParent(), next));
    page.forEach(change -> response.addChanges(CurationProtos.toProto(change)));
    responses.onNext(response.build());
    responses.onCompleted();
  }

  @Override
  public void startRelabelling(
      StartRelabellingRequest request, StreamObserver<StartRelabellingResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    RelabellingRun run = history.request(workspace, request.getActor(), request.getReason());
    responses.onNext(
        StartRelabellingResponse.newBuilder().setRelabelling(CurationProtos.toProto(run)).build());
    responses.onCompleted();
  }

  @Override
  public void getRelabelling(
      GetRelabellingRequest request, StreamObserver<GetRelabellingResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), "relabellings");
    RelabellingRun run =
        history
            .find(name.workspace(), name.id())
            .orElseThrow(
                () ->
                    CandorException.of(ClassifierReason.RELABELLING_NOT_FOUND)
                        .message("there is no such pass over the history")
                        .resource("Relabelling", request.getName())
                        .build());
    responses.onNext(
        GetRelabellingResponse.newBuilder().setRelabelling(CurationProtos.toProto(run)).build());
    responses.onCompleted();
  }

  @Override
  public void listRelabellings(
      ListRelabellingsRequest request, StreamObserver<ListRelabellingsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    ListRelabellingsResponse.Builder response = ListRelabellingsResponse.newBuilder();
    history.list(workspace).stream()
        .limit(MOST_RELABELLINGS)
        .forEach(run -> response.addRelabellings(CurationProtos.toProto(run)));
    responses.onNext(response.build());
    responses.onCompleted();
  }

  private static String workspaceOf(String taxonomyName) {
    return ResourceName.parseWorkspace(
        taxonomyName.substring(0, taxonomyName.length() - NAME_END.length()));
  }
}
