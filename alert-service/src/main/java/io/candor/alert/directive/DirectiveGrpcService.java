package io.candor.alert.directive;

import com.google.protobuf.Timestamp;
import io.candor.alert.directive.DirectiveStore.Place;
import io.candor.alert.v1.AcknowledgeDirectiveRequest;
import io.candor.alert.v1.AcknowledgeDirectiveResponse;
import io.candor.alert.v1.ApproveDirectiveRequest;
import io.candor.alert.v1.ApproveDirectiveResponse;
import io.candor.alert.v1.DeclareDeploymentRequest;
import io.candor.alert.v1.DeclareDeploymentResponse;
import io.candor.alert.v1.DirectiveServiceGrpc;
import io.candor.alert.v1.GetDeploymentStateRequest;
import io.candor.alert.v1.GetDeploymentStateResponse;
import io.candor.alert.v1.GetDirectiveRequest;
import io.candor.alert.v1.GetDirectiveResponse;
import io.candor.alert.v1.GetRollbackAuthorityRequest;
import io.candor.alert.v1.GetRollbackAuthorityResponse;
import io.candor.alert.v1.ListDirectivesRequest;
import io.candor.alert.v1.ListDirectivesResponse;
import io.candor.alert.v1.ListRollbackAuthoritiesRequest;
import io.candor.alert.v1.ListRollbackAuthoritiesResponse;
import io.candor.alert.v1.ProposeDirectiveRequest;
import io.candor.alert.v1.ProposeDirectiveResponse;
import io.candor.alert.v1.RejectDirectiveRequest;
import io.candor.alert.v1.RejectDirectiveResponse;
import io.candor.alert.v1.RevertDirectiveRequest;
import io.candor.alert.v1.RevertDirectiveResponse;
import io.candor.alert.v1.RollbackAuthority;
import io.candor.alert.v1.UpdateRollbackAuthorityRequest;
import io.candor.alert.v1.UpdateRollbackAuthorityResponse;
import io.candor.alert.v1.WatchDirectivesRequest;
import io.candor.alert.v1.WatchDirectivesResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.KitReason;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Serves directives, authorities and the state of deployments.
@GrpcService
public final class DirectiveGrpcService extends DirectiveServiceGrpc.DirectiveServiceImplBase {
  private static final int DEFAULT_PAGE_SIZE = 50;
  private static final int MAX_PAGE_SIZE = 500;
  private static final String LIST_AUTHORITIES =
      "candor.alert.v1.DirectiveService/ListRollbackAuthorities";
  private static final String LIST_METHOD = "candor.alert.v1.DirectiveService/ListDirectives";
  private static final String AUTHORITIES = "rollbackAuthorities";

  private final Directives directives;
  private final Authorities authorities;
  private final DirectiveStore store;
  private final DirectiveStreamsGrpcService streams;
  private final PageTokens pageTokens;

  DirectiveGrpcService(
      Directives directives,
      Authorities authorities,
      DirectiveStore store,
      DirectiveStreamsGrpcService streams,
      PageTokens pageTokens) {
    this.directives = directives;
    this.authorities = authorities;
    this.store = store;
    this.streams = streams;
    this.pageTokens = pageTokens;
  }

  @Override
  public void getRollbackAuthority(
      GetRollbackAuthorityRequest request, StreamObserver<GetRollbackAuthorityResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), AUTHORITIES);
    answer(
        responses,
        GetRollbackAuthorityResponse.newBuilder()
            .setRollbackAuthority(
                DirectiveProtos.toProto(
                    name.workspace(), authorities.get(name.workspace(), name.id())))
            .build());
  }

  @Override
  public void listRollbackAuthorities(
      ListRollbackAuthoritiesRequest request,
      StreamObserver<ListRollbackAuthoritiesResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    String filter = request.getParent() + " " + request.getUnknownOnly();
    String after = pageTokens.decode(LIST_AUTHORITIES, filter, request.getPageToken());
    // One more than asked for tells whether there is another page.
    List<Authority> found = authorities.list(workspace, request.getUnknownOnly(), after, size + 1);
    List<Authority> page = found.subList(0, Math.min(size, found.size()));
    String next = found.size() > size ? page.getLast().deployment() : "";
    answer(
        responses,
        ListRollbackAuthoritiesResponse.newBuilder()
            .addAllRollbackAuthorities(
                page.stream().map(it -> DirectiveProtos.toProto(workspace, it)).toList())
            .setNextPageToken(pageTokens.encode(LIST_AUTHORITIES, filter, next))
            .build());
  }

  @Override
  public void updateRollbackAuthority(
      UpdateRollbackAuthorityRequest request,
      StreamObserver<UpdateRollbackAuthorityResponse> responses) {
    RollbackAuthority proto = request.getRollbackAuthority();
    ResourceName name = ResourceName.parse(proto.getName(), AUTHORITIES);
    boolean deputy = !proto.getDeputy().isEmpty();
    if (deputy != proto.hasDeputyUntilTime()) {
      throw CandorException.of(KitReason.REQUEST_INVALID)
          .message("A deputy needs a time until which, and no time stands without a deputy")
          .field(
              "rollback_authority.deputy_until_time",
              deputy ? "must be given with a deputy" : "must not be given without a deputy")
          .build();
    }
    Authorities.Wish wish =
        new Authorities.Wish(
            proto.getOwner(),
            proto.getDeputy(),
            deputy ? instant(proto.getDeputyUntilTime()) : null,
            proto.getAutomaticRollbackDisabled());
    Authority updated =
        authorities.update(name.workspace(), name.id(), wish, proto.getEtag(), request.getActor());
    answer(
        responses,
        UpdateRollbackAuthorityResponse.newBuilder()
            .setRollbackAuthority(DirectiveProtos.toProto(name.workspace(), updated))
            .build());
  }

  @Override
  public void declareDeployment(
      DeclareDeploymentRequest request, StreamObserver<DeclareDeploymentResponse> responses) {
    DeploymentState state =
        authorities.declare(
            ResourceName.parseWorkspace(request.getParent()),
            request.getDeploymentId(),
            request.getDeflectionListList(),
            request.getConfidenceThresholdsMap(),
            request.getBotVersion(),
            request.getActor());
    answer(
        responses,
        DeclareDeploymentResponse.newBuilder().setState(DirectiveProtos.toProto(state)).build());
  }

  @Override
  public void getDeploymentState(
      GetDeploymentStateRequest request, StreamObserver<GetDeploymentStateResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    Instant at = request.hasAtTime() ? instant(request.getAtTime()) : Instant.MAX;
    answer(
        responses,
        GetDeploymentStateResponse.newBuilder()
            .setOrdered(state(workspace, request.getDeploymentId(), false, at))
            .setAcknowledged(state(workspace, request.getDeploymentId(), true, at))
            .build());
  }

  @Override
  public void proposeDirective(
      ProposeDirectiveRequest request, StreamObserver<ProposeDirectiveResponse> responses) {
    Action action = DirectiveProtos.fromProto(request.getAction());
    checkProposable(action);
    Directive directive =
        directives.propose(
            ResourceName.parseWorkspace(request.getParent()),
            request.getDeploymentId(),
            action,
            request.getActor(),
            request.getReason(),
            request.getOrder(),
            request.getRequestId());
    answer(
        responses,
        ProposeDirectiveResponse.newBuilder()
            .setDirective(DirectiveProtos.toProto(directive))
            .build());
  }

  @Override
  public void approveDirective(
      ApproveDirectiveRequest request, StreamObserver<ApproveDirectiveResponse> responses) {
    Directive directive =
        directives.approve(
            name(request.getName()), request.getActor(), request.getNote(), request.getEtag());
    answer(
        responses,
        ApproveDirectiveResponse.newBuilder()
            .setDirective(DirectiveProtos.toProto(directive))
            .build());
  }

  @Override
  public void rejectDirective(
      RejectDirectiveRequest request, StreamObserver<RejectDirectiveResponse> responses) {
    Directive directive =
        directives.reject(
            name(request.getName()), request.getActor(), request.getNote(), request.getEtag());
    answer(
        responses,
        RejectDirectiveResponse.newBuilder()
            .setDirective(DirectiveProtos.toProto(directive))
            .build());
  }

  @Override
  public void revertDirective(
      RevertDirectiveRequest request, StreamObserver<RevertDirectiveResponse> responses) {
    Directive directive =
        directives.revert(name(request.getName()), request.getActor(), request.getReason());
    answer(
        responses,
        RevertDirectiveResponse.newBuilder()
            .setDirective(DirectiveProtos.toProto(directive))
            .build());
  }

  @Override
  public void acknowledgeDirective(
      AcknowledgeDirectiveRequest request, StreamObserver<AcknowledgeDirectiveResponse> responses) {
    boolean applied = request.getOutcome() == AcknowledgeDirectiveRequest.Outcome.APPLIED;
    Directive directive =
        directives.acknowledge(
            name(request.getName()), request.getActor(), applied, request.getNote());
    answer(
        responses,
        AcknowledgeDirectiveResponse.newBuilder()
            .setDirective(DirectiveProtos.toProto(directive))
            .build());
  }

  @Override
  public void getDirective(
      GetDirectiveRequest request, StreamObserver<GetDirectiveResponse> responses) {
    DirectiveName name = name(request.getName());
    Directive directive = store.find(name).orElseThrow(() -> DirectiveFailures.notFound(name));
    answer(
        responses,
        GetDirectiveResponse.newBuilder().setDirective(DirectiveProtos.toProto(directive)).build());
  }

  @Override
  public void listDirectives(
      ListDirectivesRequest request, StreamObserver<ListDirectivesResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    String digest =
        String.join(
            "\n",
            request.getParent(),
            request.getDeploymentId(),
            new TreeSet<>(request.getStatesValueList()).toString());
    Place after = place(pageTokens.decode(LIST_METHOD, digest, request.getPageToken()));
    // One more than asked for tells whether there is another page.
    List<Directive> found =
        store.list(
            workspace,
            request.getDeploymentId(),
            request.getStatesList().stream()
                .map(state -> DirectiveState.valueOf(state.name()))
                .collect(Collectors.toSet()),
            after,
            size + 1);
    List<Directive> page = found.subList(0, Math.min(size, found.size()));
    String cursor =
        found.size() > size
            ? page.getLast().cause().time() + " " + page.getLast().name().directiveId()
            : "";
    answer(
        responses,
        ListDirectivesResponse.newBuilder()
            .addAllDirectives(page.stream().map(DirectiveProtos::toProto).toList())
            .setNextPageToken(pageTokens.encode(LIST_METHOD, digest, cursor))
            .build());
  }

  @Override
  public void watchDirectives(
      WatchDirectivesRequest request, StreamObserver<WatchDirectivesResponse> responses) {
    streams.open(request, responses);
  }

  private io.candor.alert.v1.DeploymentState state(
      String workspace, String deployment, boolean acknowledgedOnly, Instant at) {
    return DirectiveProtos.toProto(
        DeploymentState.of(
            store.entries(workspace, deployment, acknowledgedOnly).stream()
                .filter(entry -> !entry.time().isAfter(at))
                .toList()));
  }

  private static void checkProposable(Action action) {
    String field =
        switch (action) {
          case Action.LoosenThreshold _ -> "action.loosen_threshold";
          case Action.RollBack(String version) -> version.isEmpty() ? "action.roll_back" : "";
          default -> "";
        };
    if (!field.isEmpty()) {
      throw CandorException.of(KitReason.REQUEST_INVALID)
          .message("Only a revert makes such a directive")
          .field(field, "must be another action, or a roll-back with a version")
          .build();
    }
  }

  private static DirectiveName name(String name) {
    ResourceName parsed = ResourceName.parse(name, "directives");
    return new DirectiveName(parsed.workspace(), parsed.id());
  }

  // The token's signature says that this service made it.
  private static @Nullable Place place(String cursor) {
    int space = cursor.indexOf(' ');
    return space < 0
        ? null
        : new Place(Instant.parse(cursor.substring(0, space)), cursor.substring(space + 1));
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  private static <T> void answer(StreamObserver<T> responses, T response) {
    responses.onNext(response);
    responses.onCompleted();
  }
}
