package io.candor.classifier.taxonomy;

import io.candor.classifier.v1.GetTaxonomyRequest;
import io.candor.classifier.v1.GetTaxonomyResponse;
import io.candor.classifier.v1.ListArchetypesRequest;
import io.candor.classifier.v1.ListArchetypesResponse;
import io.candor.classifier.v1.ListAreasRequest;
import io.candor.classifier.v1.ListAreasResponse;
import io.candor.classifier.v1.ListThemesRequest;
import io.candor.classifier.v1.ListThemesResponse;
import io.candor.classifier.v1.TaxonomyServiceGrpc;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.List;
import java.util.function.Function;

/// The edge of the taxonomy. Pages are cut from one version that is read anew for each page; the
/// cursor is the last id, so a change between two pages loses and repeats nothing else.
@GrpcService
final class TaxonomyGrpcService extends TaxonomyServiceGrpc.TaxonomyServiceImplBase {
  private static final int DEFAULT_PAGE_SIZE = 100;
  private static final int MAX_PAGE_SIZE = 1000;
  private static final String NAME_END = "/taxonomy";

  private final Taxonomies taxonomies;
  private final PageTokens tokens;

  TaxonomyGrpcService(Taxonomies taxonomies, PageTokens tokens) {
    this.taxonomies = taxonomies;
    this.tokens = tokens;
  }

  @Override
  public void getTaxonomy(
      GetTaxonomyRequest request, StreamObserver<GetTaxonomyResponse> responses) {
    String name = request.getName();
    String workspace =
        ResourceName.parseWorkspace(name.substring(0, name.length() - NAME_END.length()));
    Taxonomy taxonomy = taxonomies.of(workspace);
    responses.onNext(
        GetTaxonomyResponse.newBuilder()
            .setTaxonomy(TaxonomyProtos.toProto(workspace, taxonomy))
            .build());
    responses.onCompleted();
  }

  @Override
  public void listAreas(ListAreasRequest request, StreamObserver<ListAreasResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    Page<Area> page =
        page(
            "ListAreas",
            request.getParent(),
            request.getPageToken(),
            request.getPageSize(),
            taxonomies.of(workspace).areas(),
            Area::id);
    ListAreasResponse.Builder response =
        ListAreasResponse.newBuilder().setNextPageToken(page.nextToken());
    page.items().forEach(area -> response.addAreas(TaxonomyProtos.toProto(workspace, area)));
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
    Page<Theme> page =
        page(
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
    Page<Archetype> page =
        page(
            "ListArchetypes",
            request.getParent(),
            request.getPageToken(),
            request.getPageSize(),
            taxonomies.of(workspace).archetypes(),
            Archetype::id);
    ListArchetypesResponse.Builder response =
        ListArchetypesResponse.newBuilder().setNextPageToken(page.nextToken());
    page.items().forEach(each -> response.addArchetypes(TaxonomyProtos.toProto(workspace, each)));
    responses.onNext(response.build());
    responses.onCompleted();
  }

  private record Page<T>(List<T> items, String nextToken) {}

  /// @param sorted by id, ascending
  private <T> Page<T> page(
      String method,
      String filter,
      String token,
      int pageSize,
      List<T> sorted,
      Function<T, String> id) {
    int size = PageSize.clamp(pageSize, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    String after = tokens.decode(method, filter, token);
    List<T> left = sorted.stream().filter(item -> id.apply(item).compareTo(after) > 0).toList();
    List<T> items = left.subList(0, Math.min(size, left.size()));
    String cursor = left.size() > items.size() ? id.apply(items.getLast()) : "";
    return new Page<>(items, tokens.encode(method, filter, cursor));
  }
}
