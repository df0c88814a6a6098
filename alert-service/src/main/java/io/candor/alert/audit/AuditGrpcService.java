package io.candor.alert.audit;

import com.google.protobuf.Timestamp;
import io.candor.alert.v1.AuditServiceGrpc;
import io.candor.alert.v1.ListAuditEntriesRequest;
import io.candor.alert.v1.ListAuditEntriesResponse;
import io.candor.alert.v1.VerifyAuditRequest;
import io.candor.alert.v1.VerifyAuditResponse;
import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import io.candor.kit.resource.ResourceName;
import io.grpc.stub.StreamObserver;
import io.micronaut.grpc.annotation.GrpcService;
import java.util.List;

/// Serves the audit log.
@GrpcService
public final class AuditGrpcService extends AuditServiceGrpc.AuditServiceImplBase {
  private static final int DEFAULT_PAGE_SIZE = 50;
  private static final int MAX_PAGE_SIZE = 500;
  private static final String LIST_METHOD = "candor.alert.v1.AuditService/ListAuditEntries";

  private final AuditLog log;
  private final PageTokens pageTokens;

  AuditGrpcService(AuditLog log, PageTokens pageTokens) {
    this.log = log;
    this.pageTokens = pageTokens;
  }

  @Override
  public void listAuditEntries(
      ListAuditEntriesRequest request, StreamObserver<ListAuditEntriesResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    int size = PageSize.clamp(request.getPageSize(), DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
    String digest = request.getParent() + "\n" + request.getResource();
    String cursor = pageTokens.decode(LIST_METHOD, digest, request.getPageToken());
    long before = cursor.isEmpty() ? Long.MAX_VALUE : Long.parseLong(cursor);
    // One more than asked for tells whether there is another page.
    List<AuditEntry> found = log.list(workspace, request.getResource(), before, size + 1);
    List<AuditEntry> page = found.subList(0, Math.min(size, found.size()));
    String next = found.size() > size ? Long.toString(page.getLast().sequence()) : "";
    responses.onNext(
        ListAuditEntriesResponse.newBuilder()
            .addAllEntries(page.stream().map(AuditGrpcService::toProto).toList())
            .setNextPageToken(pageTokens.encode(LIST_METHOD, digest, next))
            .build());
    responses.onCompleted();
  }

  @Override
  public void verifyAudit(
      VerifyAuditRequest request, StreamObserver<VerifyAuditResponse> responses) {
    String workspace = ResourceName.parseWorkspace(request.getParent());
    AuditVerification verification =
        new AuditVerification(workspace, request.getKnownSequence(), request.getKnownHash());
    log.readAll(workspace, verification::accept);
    AuditVerification.Result result = verification.result();
    responses.onNext(
        VerifyAuditResponse.newBuilder()
            .setIntact(result.isIntact())
            .setEntryCount(result.entryCount())
            .setBrokenSequence(result.brokenSequence())
            .setProblem(result.problem())
            .setHeadHash(result.headHash())
            .build());
    responses.onCompleted();
  }

  private static io.candor.alert.v1.AuditEntry toProto(AuditEntry entry) {
    return io.candor.alert.v1.AuditEntry.newBuilder()
        .setSequence(entry.sequence())
        .setTime(
            Timestamp.newBuilder()
                .setSeconds(entry.time().getEpochSecond())
                .setNanos(entry.time().getNano()))
        .setActor(entry.actor())
        .setAction(entry.action())
        .setResource(entry.resource())
        .setDetailJson(entry.detailJson())
        .setPreviousHash(entry.previousHash())
        .setHash(entry.hash())
        .build();
  }
}
