package io.candor.alert.review;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.candor.alert.directive.Authorities;
import io.candor.alert.failure.AlertReason;
import io.candor.alert.finding.DeploymentSnapshot;
import io.candor.alert.finding.FindingProtos;
import io.candor.alert.v1.ReviewDeployment;
import io.candor.alert.v1.ReviewPack;
import io.candor.alert.v1.ReviewPackServiceGrpc;
import io.candor.alert.v1.WriteReviewPacksRequest;
import io.candor.alert.v1.WriteReviewPacksResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.error.FieldViolation;
import io.candor.kit.resource.ResourceName;
import io.candor.kit.validation.ContractValidator;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes the figures of reviews in: each pack is judged on its own, those that pass are written in
/// one transaction.
@GrpcService
public final class ReviewPackGrpcService extends ReviewPackServiceGrpc.ReviewPackServiceImplBase {
  private final Reviews reviews;
  private final Authorities authorities;
  private final ContractValidator validator;

  ReviewPackGrpcService(Reviews reviews, Authorities authorities, ContractValidator validator) {
    this.reviews = reviews;
    this.authorities = authorities;
    this.validator = validator;
  }

  @Override
  public void writeReviewPacks(
      WriteReviewPacksRequest request, StreamObserver<WriteReviewPacksResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    List<Pack> valid = new ArrayList<>();
    Map<String, String> owners = new TreeMap<>();
    List<DeploymentSnapshot> snapshots = new ArrayList<>();
    WriteReviewPacksResponse.Builder response = WriteReviewPacksResponse.newBuilder();
    for (ReviewPack pack : request.getReviewPacksList()) {
      Status judged = judge(workspace, pack, valid);
      response.addResults(judged);
      if (judged.getCode() == Code.OK_VALUE) {
        // Every bot is in every review, also one that nothing was ever found about.
        pack.getDeploymentsList()
            .forEach(bot -> owners.put(bot.getDeploymentId(), bot.getRollbackOwner()));
        pack.getDeploymentsList().stream()
            .filter(ReviewDeployment::hasSnapshot)
            .map(bot -> FindingProtos.snapshot(bot.getSnapshot()))
            .forEach(snapshots::add);
      }
    }
    if (!valid.isEmpty()) {
      reviews.receive(workspace, valid);
      authorities.see(workspace, owners);
      authorities.observe(workspace, snapshots);
    }
    responses.onNext(response.build());
    responses.onCompleted();
  }

  private Status judge(String workspace, ReviewPack proto, List<Pack> valid) {
    List<FieldViolation> violations = validator.validate(proto);
    if (!violations.isEmpty()) {
      return refused(violations);
    }
    if (!proto.getName().startsWith("workspaces/" + workspace + "/")) {
      return refused(List.of(new FieldViolation("name", "must be inside the parent")));
    }
    try {
      valid.add(ReviewProtos.fromProto(proto));
    } catch (DateTimeException _) {
      return refused(
          List.of(new FieldViolation("attention.follow_up_date", "must be days that exist")));
    } catch (CandorException e) {
      return refused(e.fieldViolations());
    }
    return ErrorStatuses.OK;
  }

  private static Status refused(List<FieldViolation> violations) {
    return ErrorStatuses.toStatus(
        CandorException.of(AlertReason.REVIEW_PACK_INVALID)
            .message("The review pack breaks rules of the contract")
            .fields(violations)
            .build());
  }
}
