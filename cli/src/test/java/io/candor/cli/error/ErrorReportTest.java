package io.candor.cli.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.protobuf.StatusProto;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;

final class ErrorReportTest {
  @Test
  void lines_details_areAllTold() {
    Status status =
        Status.newBuilder()
            .setCode(Code.INVALID_ARGUMENT_VALUE)
            .setMessage("page_size: -1 (expected: >= 0)")
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setReason("REQUEST_INVALID")
                        .setDomain("metrics.candor.io")
                        .putMetadata("week", "2026-W15")
                        .build()))
            .addDetails(
                Any.pack(
                    BadRequest.newBuilder()
                        .addFieldViolations(
                            FieldViolation.newBuilder()
                                .setField("page_size")
                                .setDescription("must be >= 0"))
                        .build()))
            .addDetails(
                Any.pack(
                    RetryInfo.newBuilder()
                        .setRetryDelay(Duration.newBuilder().setNanos(500_000_000))
                        .build()))
            .build();

    assertThat(ErrorReport.lines(StatusProto.toStatusRuntimeException(status)))
        .containsExactly(
            "INVALID_ARGUMENT: page_size: -1 (expected: >= 0)",
            "  reason: REQUEST_INVALID (metrics.candor.io)",
            "  week: 2026-W15",
            "  page_size: must be >= 0",
            "  try again in 1 s");
  }

  @Test
  void lines_nobodyListens_saysHowToStart() {
    assertThat(
            ErrorReport.lines(
                io.grpc.Status.UNAVAILABLE
                    .withDescription("io exception")
                    .withCause(new ConnectException("Connection refused"))
                    .asRuntimeException()))
        .containsExactly(
            "UNAVAILABLE: the service cannot be reached (Connection refused). Is the suite running?"
                + " Start it with: candor up");
  }
}
