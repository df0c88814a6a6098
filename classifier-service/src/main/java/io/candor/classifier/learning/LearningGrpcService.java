package io.candor.classifier.learning;

import com.google.rpc.Status;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.satisfaction.SatisfactionReport;
import io.candor.classifier.taxonomy.Taxonomies;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.TaxonomyChange;
import io.candor.classifier.taxonomy.TaxonomyProtos;
import io.candor.classifier.v1.CorrectLabelsRequest;
import io.candor.classifier.v1.CorrectLabelsResponse;
import io.candor.classifier.v1.Correction;
import io.candor.classifier.v1.GetModelCardRequest;
import io.candor.classifier.v1.GetModelCardResponse;
import io.candor.classifier.v1.LearningServiceGrpc;
import io.candor.classifier.v1.ListCorrectionsRequest;
import io.candor.classifier.v1.ListCorrectionsResponse;
import io.candor.classifier.v1.ListSatisfactionModelsRequest;
import io.candor.classifier.v1.ListSatisfactionModelsResponse;
import io.candor.classifier.v1.RollBackTaxonomyRequest;
import io.candor.classifier.v1.RollBackTaxonomyResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.ArrayList;
import java.util.List;

/// The edge of what people teach.
@GrpcService
final class LearningGrpcService extends LearningServiceGrpc.LearningServiceImplBase {
  private static final Status OK = Status.getDefaultInstance();
  private static final int MOST_LISTED = 10_000;
  private static final String TAXONOMY = "/taxonomy";

  private final Learning learning;
  private final ToldStore told;
  private final Taxonomies taxonomies;
  private final Labeller labeller;
  private final SatisfactionReport satisfaction;

  LearningGrpcService(
      Learning learning,
      ToldStore told,
      Taxonomies taxonomies,
      Labeller labeller,
      SatisfactionReport satisfaction) {
    this.learning = learning;
    this.told = told;
    this.taxonomies = taxonomies;
    this.labeller = labeller;
    this.satisfaction = satisfaction;
  }

  @Override
  public void correctLabels(
      CorrectLabelsRequest request, StreamObserver<CorrectLabelsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    List<Learning.Item> items = new ArrayList<>();
    for (Correction correction : request.getCorrectionsList()) {
      items.add(LearningProtos.fromProto(workspace, correction));
    }
    Learning.Outcome outcome =
        learning.tell(workspace, items, request.getActor(), request.getReason());
    CorrectLabelsResponse.Builder response = CorrectLabelsResponse.newBuilder();
    for (CandorException refusal : outcome.refusals()) {
      response.addResults(refusal == null ? OK : ErrorStatuses.toStatus(refusal));
    }
    TaxonomyChange change = outcome.change();
    if (change != null) {
      response.setChange(LearningProtos.toProto(change));
    }
    responses.onNext(response.build());
    responses.onCompleted();
  }

  @Override
  public void listCorrections(
      ListCorrectionsRequest request, StreamObserver<ListCorrectionsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    ListCorrectionsResponse.Builder response = ListCorrectionsResponse.newBuilder();
    told.all(workspace).stream()
        .limit(MOST_LISTED)
        .forEach(each -> response.addCorrections(LearningProtos.toProto(each)));
    responses.onNext(response.build());
    responses.onCompleted();
  }

  @Override
  public void getModelCard(
      GetModelCardRequest request, StreamObserver<GetModelCardResponse> responses) {
    String name = request.getName();
    String workspace =
        ResourceName.parseWorkspace(name.substring(0, name.length() - TAXONOMY.length()));
    Taxonomy taxonomy = taxonomies.of(workspace);
    GetModelCardResponse.Builder response =
        GetModelCardResponse.newBuilder()
            .setTaxonomyVersion(taxonomy.version())
            .setHeadVersion(labeller.learnedVersion(taxonomy));
    labeller.cards(taxonomy).forEach(card -> response.addHeads(LearningProtos.toProto(card)));
    responses.onNext(response.build());
    responses.onCompleted();
  }

  @Override
  public void rollBackTaxonomy(
      RollBackTaxonomyRequest request, StreamObserver<RollBackTaxonomyResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    TaxonomyChange change =
        learning.rollBack(workspace, request.getVersion(), request.getActor(), request.getReason());
    responses.onNext(
        RollBackTaxonomyResponse.newBuilder()
            .setTaxonomy(
                TaxonomyProtos.toProtoWithExamples(workspace, taxonomies.latest(workspace)))
            .setChange(LearningProtos.toProto(change))
            .build());
    responses.onCompleted();
  }

  @Override
  public void listSatisfactionModels(
      ListSatisfactionModelsRequest request,
      StreamObserver<ListSatisfactionModelsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    ListSatisfactionModelsResponse.Builder response = ListSatisfactionModelsResponse.newBuilder();
    satisfaction.of(workspace).forEach(each -> response.addModels(LearningProtos.toProto(each)));
    responses.onNext(response.build());
    responses.onCompleted();
  }
}
