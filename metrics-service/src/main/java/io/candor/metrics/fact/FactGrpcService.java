package io.candor.metrics.fact;

import com.google.rpc.Status;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.error.FieldViolation;
import io.candor.kit.error.KitReason;
import io.candor.kit.failpoint.Failpoints;
import io.candor.kit.resource.ResourceName;
import io.candor.kit.validation.ContractValidator;
import io.candor.metrics.MetricsReason;
import io.candor.metrics.v1.FactServiceGrpc;
import io.candor.metrics.v1.WriteFactsRequest;
import io.candor.metrics.v1.WriteFactsResponse;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Edge of `FactService`: facts are checked one by one, those that pass are written together.
@GrpcService
public final class FactGrpcService extends FactServiceGrpc.FactServiceImplBase {
  private final Facts facts;
  private final ContractValidator validator;
  private final FactMeters meters;

  FactGrpcService(Facts facts, ContractValidator validator, FactMeters meters) {
    this.facts = facts;
    this.validator = validator;
    this.meters = meters;
  }

  @Override
  public void writeFacts(
      WriteFactsRequest request, StreamObserver<WriteFactsResponse> responseObserver) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    List<@Nullable Status> results = new ArrayList<>();
    Map<Fact, Integer> positions = new IdentityHashMap<>();
    List<Fact> passed = new ArrayList<>();
    // The store has nothing to do meanwhile, so its processors are free for it.
    List<Checked> checked =
        request.getFactsList().parallelStream().map(told -> checked(workspace, told)).toList();
    for (Checked one : checked) {
      if (one.fact() != null) {
        positions.put(one.fact(), results.size());
        passed.add(one.fact());
      }
      results.add(one.refusal());
    }
    Failpoints.hit("fact.checked");
    for (Fact refused : facts.write(workspace, passed)) {
      Integer position = positions.get(refused);
      if (position != null) {
        results.set(position, ErrorStatuses.toStatus(unstorable()));
      }
    }
    Failpoints.hit("fact.committed-not-replied");
    WriteFactsResponse.Builder response = WriteFactsResponse.newBuilder();
    long accepted = results.stream().filter(Objects::isNull).count();
    meters.answered(accepted, results.size() - accepted);
    results.forEach(result -> response.addResults(result == null ? ErrorStatuses.OK : result));
    responseObserver.onNext(response.build());
    responseObserver.onCompleted();
  }

  /// A fact, or why it is none.
  private record Checked(@Nullable Fact fact, @Nullable Status refusal) {}

  private Checked checked(String workspace, io.candor.metrics.v1.Fact told) {
    try {
      return new Checked(check(workspace, told), null);
    } catch (CandorException e) {
      return new Checked(null, ErrorStatuses.toStatus(e));
    }
  }

  private Fact check(String workspace, io.candor.metrics.v1.Fact told) {
    List<FieldViolation> violations = validator.validate(told);
    if (!violations.isEmpty()) {
      throw CandorException.of(KitReason.REQUEST_INVALID)
          .message("The fact breaks rules of the contract")
          .fields(violations)
          .build();
    }
    return FactProtos.fromProto(workspace, told);
  }

  private static CandorException unstorable() {
    return CandorException.of(MetricsReason.FACT_INVALID)
        .message("The store cannot hold a value of the fact")
        .build();
  }
}
