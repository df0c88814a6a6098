package io.candor.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.candor.kit.error.ErrorStatuses;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Every error answer has a listed code and exactly one `ErrorInfo`; `INVALID_ARGUMENT` names its
/// fields; `UNAVAILABLE` says when to come back.
///
/// As an interceptor it collects what breaks the rule; [#assertNoViolations()] then fails.
public final class ErrorConformance implements ClientInterceptor {
  private final List<String> violations = new CopyOnWriteArrayList<>();

  /// Fails if a call since the start broke the rule.
  public void assertNoViolations() {
    assertThat(violations).as("errors that break the rule").isEmpty();
  }

  /// Runs a call that must fail, checks the rule and returns its status.
  public static Status failureOf(ThrowingCallable call) {
    StatusRuntimeException thrown = catchThrowableOfType(StatusRuntimeException.class, call);
    assertThat(thrown).as("the call must fail").isNotNull();
    Status status = StatusProto.fromThrowable(thrown);
    assertThat(violationsOf(status)).as("%s", status).isEmpty();
    return status;
  }

  /// Runs a call that must fail with this code and reason, and returns its status.
  public static Status assertFails(Code code, Enum<?> reason, ThrowingCallable call) {
    Status status = failureOf(call);
    assertHas(status, code, reason);
    return status;
  }

  /// The status, also one of an item in a batch, has this code and reason and keeps the rule.
  public static void assertHas(Status status, Code code, Enum<?> reason) {
    assertThat(Code.forNumber(status.getCode())).as("%s", status).isEqualTo(code);
    assertThat(ErrorStatuses.errorInfo(status).map(ErrorInfo::getReason))
        .as("%s", status)
        .contains(reason.name());
    assertThat(violationsOf(status)).as("%s", status).isEmpty();
  }

  /// The paths of the fields that a status complains about.
  public static List<String> fieldsOf(Status status) {
    return ErrorStatuses.detail(status, BadRequest.class)
        .map(BadRequest::getFieldViolationsList)
        .orElse(List.of())
        .stream()
        .map(BadRequest.FieldViolation::getField)
        .toList();
  }

  private static List<String> violationsOf(Status status) {
    List<String> found = new ArrayList<>();
    Code code = Code.forNumber(status.getCode());
    long infos = status.getDetailsList().stream().filter(any -> any.is(ErrorInfo.class)).count();
    if (infos != 1) {
      found.add(code + ": " + infos + " ErrorInfo (expected: 1)");
    }
    if (code == Code.UNKNOWN || code == Code.DATA_LOSS || code == Code.OUT_OF_RANGE) {
      found.add(code + " is not a code of our catalogue");
    }
    if (code == Code.INVALID_ARGUMENT && !has(status, BadRequest.class)) {
      found.add("INVALID_ARGUMENT without BadRequest");
    }
    if (code == Code.UNAVAILABLE && !has(status, RetryInfo.class)) {
      found.add("UNAVAILABLE without RetryInfo");
    }
    return found;
  }

  private static boolean has(Status status, Class<? extends com.google.protobuf.Message> type) {
    for (Any detail : status.getDetailsList()) {
      if (detail.is(type)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<R> listener, Metadata headers) {
        super.start(
            new SimpleForwardingClientCallListener<R>(listener) {
              @Override
              public void onClose(io.grpc.Status status, Metadata trailers) {
                // Only the server's answers: what the client library makes up has no trailers.
                if (!status.isOk() && !trailers.keys().isEmpty()) {
                  violationsOf(StatusProto.fromStatusAndTrailers(status, trailers)).stream()
                      .map(violation -> method.getFullMethodName() + ": " + violation)
                      .forEach(violations::add);
                }
                super.onClose(status, trailers);
              }
            },
            headers);
      }
    };
  }
}
