package io.candor.kit.grpc;

import static io.candor.kit.testing.ErrorConformance.assertFails;
import static io.candor.kit.testing.ErrorConformance.failureOf;
import static io.candor.kit.testing.ErrorConformance.fieldsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.PreconditionFailure;
import com.google.rpc.RequestInfo;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import com.mongodb.MongoTimeoutException;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.ErrorCategory;
import io.candor.kit.error.ErrorReason;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.error.KitReason;
import io.candor.kit.jdbc.StoreException;
import io.candor.kit.testing.GrpcServiceTestHarness;
import io.candor.operations.v1.DeadLetterServiceGrpc;
import io.candor.operations.v1.ListDeadLettersRequest;
import io.candor.operations.v1.ListDeadLettersResponse;
import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrpcEdgeTest {
  private final ProbeGrpcService probe = new ProbeGrpcService();
  private final GrpcServiceTestHarness harness = GrpcServiceTestHarness.of(probe);

  @AfterEach
  void close() {
    harness.close();
  }

  @ParameterizedTest
  @EnumSource
  void category_becomesItsCode(ErrorCategory category) {
    ErrorReason reason = new TestReason(category);
    throwing(
        () ->
            CandorException.of(reason)
                .message("size: -1 (expected: >= 0)")
                .field("size", "must be >= 0")
                .metadata("limit", "7")
                .resource("Conversation", "workspaces/default/conversations/1")
                .precondition("STATE", "workspaces/default/conversations/1", "must be open")
                .cause(new IllegalStateException("secret"))
                .build());

    Status status = failureOf(this::call);

    assertThat(Code.forNumber(status.getCode()).name()).isEqualTo(category.name());
    assertThat(status.getMessage()).isEqualTo("size: -1 (expected: >= 0)");
    ErrorInfo info = ErrorStatuses.errorInfo(status).orElseThrow();
    assertThat(info.getReason()).isEqualTo("TEST_REASON");
    assertThat(info.getDomain()).isEqualTo("test.candor.io");
    assertThat(info.getMetadataMap()).containsEntry("limit", "7");
    assertThat(fieldsOf(status)).containsExactly("size");
    assertThat(ErrorStatuses.detail(status, ResourceInfo.class).orElseThrow().getResourceName())
        .isEqualTo("workspaces/default/conversations/1");
    assertThat(
            ErrorStatuses.detail(status, PreconditionFailure.class)
                .orElseThrow()
                .getViolationsCount())
        .isEqualTo(1);
    assertThat(status.toString()).doesNotContain("secret");
  }

  @Test
  void retryAfter_isTold() {
    throwing(
        () ->
            CandorException.of(new TestReason(ErrorCategory.RESOURCE_EXHAUSTED))
                .retryAfter(Duration.ofMillis(1_500))
                .build());

    assertThat(ErrorStatuses.retryDelay(failureOf(this::call))).contains(Duration.ofMillis(1_500));
  }

  @Test
  void bug_isInternalWithoutItsText() {
    throwing(() -> new IllegalStateException("password=hunter2"));

    Status status = failureOf(this::call);

    assertThat(Code.forNumber(status.getCode())).isEqualTo(Code.INTERNAL);
    assertThat(status.toString()).doesNotContain("hunter2").doesNotContain("IllegalState");
    assertThat(ErrorStatuses.detail(status, RequestInfo.class).orElseThrow().getRequestId())
        .isNotEmpty();
  }

  @Test
  void error_isInternalToo() {
    probe.doing(
        request -> {
          throw new AssertionError("secret");
        });

    Status status = failureOf(this::call);

    assertThat(Code.forNumber(status.getCode())).isEqualTo(Code.INTERNAL);
    assertThat(status.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({"08006", "53100", "57P01", "40001", "40P01", "55P03", "25006"})
  void storeAway_isUnavailable(String state) {
    throwing(() -> new StoreException("write", new SQLException("secret", state)));

    Status status = assertFails(Code.UNAVAILABLE, KitReason.STORE_UNAVAILABLE, this::call);

    assertThat(status.toString()).doesNotContain("secret");
    assertThat(ErrorStatuses.detail(status, RetryInfo.class)).isPresent();
  }

  @Test
  void poolAndMongoTimeouts_areUnavailable() {
    throwing(() -> new StoreException("write", new SQLTransientConnectionException("pool")));
    assertFails(Code.UNAVAILABLE, KitReason.STORE_UNAVAILABLE, this::call);

    throwing(() -> new MongoTimeoutException("no server"));
    assertFails(Code.UNAVAILABLE, KitReason.STORE_UNAVAILABLE, this::call);
  }

  @Test
  void sqlBug_isInternal() {
    throwing(() -> new StoreException("write", new SQLException("syntax", "42601")));

    assertThat(Code.forNumber(failureOf(this::call).getCode())).isEqualTo(Code.INTERNAL);
  }

  @Test
  void brokenRules_areAllTold_beforeTheMethod() {
    Status status =
        assertFails(
            Code.INVALID_ARGUMENT,
            KitReason.REQUEST_INVALID,
            () ->
                stub()
                    .listDeadLetters(
                        ListDeadLettersRequest.newBuilder()
                            .setParent("workspaces/UPPER")
                            .setPageSize(-1)
                            .build()));

    assertThat(fieldsOf(status)).containsExactly("parent", "page_size");
    assertThat(probe.callCount()).isZero();
  }

  @Test
  void requestId_isReturned_alsoWithErrors() {
    assertThat(requestIdOf("abc-1")).isEqualTo("abc-1");
    assertThat(requestIdOf("a\tb")).hasSize(36);
    throwing(() -> new IllegalStateException("x"));
    assertThat(requestIdOf("abc-2")).isEqualTo("abc-2");
  }

  @Test
  void unknownMethod_isUnimplementedWithInfo() {
    var method =
        DeadLetterServiceGrpc.getListDeadLettersMethod().toBuilder()
            .setFullMethodName("candor.operations.v1.NoService/NoMethod")
            .build();

    Status status =
        failureOf(
            () ->
                ClientCalls.blockingUnaryCall(
                    harness.channel(), method, CallOptions.DEFAULT, ProbeGrpcService.VALID));

    assertThat(Code.forNumber(status.getCode())).isEqualTo(Code.UNIMPLEMENTED);
    assertThat(ErrorStatuses.errorInfo(status).orElseThrow().getReason())
        .isEqualTo("METHOD_UNKNOWN");
  }

  @Test
  void callersDeadline_reachesTheMethod() {
    AtomicReference<Duration> seen = new AtomicReference<>();
    probe.doing(
        request -> {
          seen.set(CallDeadline.remaining().orElseThrow());
          return ListDeadLettersResponse.getDefaultInstance();
        });

    stub().withDeadlineAfter(Duration.ofSeconds(7)).listDeadLetters(ProbeGrpcService.VALID);

    assertThat(seen.get()).isBetween(Duration.ofMillis(1), Duration.ofSeconds(7));
  }

  @Test
  void defaultDeadline_endsTheCallAndDropsTheLateAnswer() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch returned = new CountDownLatch(1);
    probe.doing(
        request -> {
          try {
            over.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          } finally {
            returned.countDown();
          }
          return ListDeadLettersResponse.getDefaultInstance();
        });
    try (GrpcServiceTestHarness quick =
        GrpcServiceTestHarness.of(
            GrpcServiceTestHarness.config(Duration.ofMillis(50), 10), probe)) {
      assertFails(
          Code.DEADLINE_EXCEEDED,
          KitReason.DEADLINE_EXCEEDED,
          () ->
              DeadLetterServiceGrpc.newBlockingStub(quick.channel())
                  .listDeadLetters(ProbeGrpcService.VALID));
      // Its method still runs, so it still counts.
      assertThat(quick.countOpenCalls()).isEqualTo(1);
      over.countDown();
      returned.await();
    }
  }

  @Test
  void overTheLimit_isRefusedWithADelay() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    probe.doing(
        request -> {
          inside.countDown();
          try {
            go.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return ListDeadLettersResponse.getDefaultInstance();
        });
    try (GrpcServiceTestHarness narrow =
        GrpcServiceTestHarness.of(
            GrpcServiceTestHarness.config(Duration.ofSeconds(30), 1), probe)) {
      var first =
          DeadLetterServiceGrpc.newFutureStub(narrow.channel())
              .listDeadLetters(ProbeGrpcService.VALID);
      inside.await();

      Status status =
          assertFails(
              Code.RESOURCE_EXHAUSTED,
              KitReason.OVERLOADED,
              () ->
                  DeadLetterServiceGrpc.newBlockingStub(narrow.channel())
                      .listDeadLetters(ProbeGrpcService.VALID));

      assertThat(ErrorStatuses.retryDelay(status).orElseThrow()).isPositive();
      go.countDown();
      assertThat(first.get()).isNotNull();
      assertThat(probe.callCount()).isEqualTo(1);
    }
  }

  private String requestIdOf(String sent) {
    Metadata headers = new Metadata();
    headers.put(RequestIds.HEADER, sent);
    AtomicReference<Metadata> trailers = new AtomicReference<>();
    Metadata received;
    try {
      stub()
          .withInterceptors(
              MetadataUtils.newAttachHeadersInterceptor(headers),
              MetadataUtils.newCaptureMetadataInterceptor(new AtomicReference<>(), trailers))
          .listDeadLetters(ProbeGrpcService.VALID);
      received = Objects.requireNonNull(trailers.get());
    } catch (StatusRuntimeException e) {
      received = Objects.requireNonNull(e.getTrailers());
    }
    return Objects.requireNonNull(received.get(RequestIds.HEADER));
  }

  private void throwing(Supplier<? extends RuntimeException> failure) {
    probe.doing(
        request -> {
          throw failure.get();
        });
  }

  private void call() {
    stub().listDeadLetters(ProbeGrpcService.VALID);
  }

  private DeadLetterServiceGrpc.DeadLetterServiceBlockingStub stub() {
    return DeadLetterServiceGrpc.newBlockingStub(harness.channel());
  }

  private record TestReason(ErrorCategory category) implements ErrorReason {
    @Override
    public String name() {
      return "TEST_REASON";
    }

    @Override
    public String domain() {
      return "test.candor.io";
    }
  }
}
