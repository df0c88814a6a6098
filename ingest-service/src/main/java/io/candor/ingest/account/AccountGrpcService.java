package io.candor.ingest.account;

import io.candor.ingest.event.IngestReason;
import io.candor.ingest.fold.Freshness;
import io.candor.ingest.fold.States;
import io.candor.ingest.fold.States.State;
import io.candor.ingest.report.AggregateId;
import io.candor.ingest.report.AggregateKind;
import io.candor.ingest.v1.AccountServiceGrpc.AccountServiceImplBase;
import io.candor.ingest.v1.GetAccountRequest;
import io.candor.ingest.v1.GetAccountResponse;
import io.candor.ingest.v1.ListAccountsRequest;
import io.candor.ingest.v1.ListAccountsResponse;
import io.candor.kit.error.CandorException;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.List;

/// The edge of reading accounts.
@GrpcService
final class AccountGrpcService extends AccountServiceImplBase {

  private static final String LIST_METHOD = "candor.ingest.v1.AccountService/ListAccounts";
  private static final int DEFAULT_PAGE_SIZE = 50;
  private static final int MAX_PAGE_SIZE = 500;

  private final Freshness freshness;
  private final States states;
  private final PageTokens pageTokens;

  AccountGrpcService(Freshness freshness, States states, PageTokens pageTokens) {
    this.freshness = freshness;
    this.states = states;
    this.pageTokens = pageTokens;
  }

  @Override
  public void getAccount(GetAccountRequest request, StreamObserver<GetAccountResponse> responses) {
    ResourceName name = ResourceName.parse(request.getName(), AccountProtos.COLLECTION);
    AggregateId account = new AggregateId(AggregateKind.ACCOUNT, name.id());
    freshness.ensure(name.workspace(), account);
    State state = states.find(name.workspace(), account).orElseThrow(() -> notFound(name));
    responses.onNext(
        GetAccountResponse.newBuilder()
            .setAccount(AccountProtos.whole(state.snapshot(), state.revision()))
            .build());
    responses.onCompleted();
  }

  @Override
  public void listAccounts(
      ListAccountsRequest request, StreamObserver<ListAccountsResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int pageSize = PageSize.clamp(request.getPageSize(), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    String afterId = pageTokens.decode(LIST_METHOD, request.getParent(), request.getPageToken());
    // One more than the page tells whether there is another page.
    List<State> found = states.list(workspace, AggregateKind.ACCOUNT, afterId, pageSize + 1);
    List<State> page = found.subList(0, Math.min(pageSize, found.size()));
    ListAccountsResponse.Builder response = ListAccountsResponse.newBuilder();
    page.forEach(
        state -> response.addAccounts(AccountProtos.brief(state.snapshot(), state.revision())));
    if (found.size() > pageSize) {
      response.setNextPageToken(
          pageTokens.encode(LIST_METHOD, request.getParent(), page.getLast().id()));
    }
    responses.onNext(response.build());
    responses.onCompleted();
  }

  private static CandorException notFound(ResourceName name) {
    return CandorException.of(IngestReason.ACCOUNT_NOT_FOUND)
        .message("No report of this account has been accepted.")
        .resource("Account", name.toString())
        .build();
  }
}
