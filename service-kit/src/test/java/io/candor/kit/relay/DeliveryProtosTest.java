package io.candor.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.error.KitReason;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryProtosTest {

  @Test
  void fromStatuses_inTheirOrder() {
    Status refused = ErrorStatuses.toStatus(CandorException.of(KitReason.REQUEST_INVALID).build());
    Status later =
        ErrorStatuses.toStatus(
            CandorException.of(KitReason.OVERLOADED).retryAfter(Duration.ofMillis(1_500)).build());

    assertThat(DeliveryProtos.fromStatuses(List.of(ErrorStatuses.OK, refused, later)))
        .containsExactly(
            new Delivery.Accepted(),
            new Delivery.Rejected("REQUEST_INVALID"),
            new Delivery.Retry(Duration.ofMillis(1_500), "OVERLOADED"));
  }

  @Test
  void fromStatuses_bugOrUnknownCode_neverGivenUpAtOnce() {
    Status bug = Status.newBuilder().setCode(Code.INTERNAL.getNumber()).build();
    Status future = Status.newBuilder().setCode(99).build();

    assertThat(DeliveryProtos.fromStatuses(List.of(bug, future)))
        .containsExactly(
            new Delivery.Retry(Duration.ZERO, "INTERNAL"),
            new Delivery.Retry(Duration.ZERO, "UNKNOWN"));
  }
}
