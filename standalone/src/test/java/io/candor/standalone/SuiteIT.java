package io.candor.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.util.Timestamps;
import io.candor.ingest.v1.AccountEvent;
import io.candor.ingest.v1.AccountServiceGrpc;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.EventResult;
import io.candor.ingest.v1.EventServiceGrpc;
import io.candor.ingest.v1.GetAccountRequest;
import io.candor.ingest.v1.WriteEventsRequest;
import io.candor.operations.v1.DeadLetterServiceGrpc;
import io.candor.operations.v1.ListDeadLettersRequest;
import io.candor.stores.StoreException;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real suite, twice on the same data.
final class SuiteIT {
  private static final String ACCOUNT = "workspaces/default/accounts/acc-1";

  @TempDir Path data;

  @Test
  void restart_keepsWhatWasAccepted() throws Exception {
    Ports first = Ports.free();
    try (Suite suite = Suite.start(data, new ServiceSettings(first, false))) {
      for (String service : Ports.SERVICES) {
        assertThat(deadLetterCount(first.of(service))).isZero();
      }
      assertThat(writeAccount(first.of("ingest"))).isEqualTo(EventResult.Outcome.ACCEPTED);

      // Somebody else on the same data is told so, and the running suite goes on.
      assertThatThrownBy(() -> Suite.start(data, new ServiceSettings(Ports.free(), false)))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("in use");
      assertThat(accountName(first.of("ingest"))).isEqualTo("Globex");
    }

    Ports second = Ports.free();
    try (Suite suite = Suite.start(data, new ServiceSettings(second, false))) {
      assertThat(accountName(second.of("ingest"))).isEqualTo("Globex");
      assertThat(writeAccount(second.of("ingest"))).isEqualTo(EventResult.Outcome.DUPLICATE);
    }
  }

  /// Every service answers this.
  private static int deadLetterCount(int port) {
    ManagedChannel channel = channel(port);
    try {
      return DeadLetterServiceGrpc.newBlockingStub(channel)
          .withDeadlineAfter(20, TimeUnit.SECONDS)
          .listDeadLetters(
              ListDeadLettersRequest.newBuilder().setParent("workspaces/default").build())
          .getDeadLettersCount();
    } finally {
      channel.shutdownNow();
    }
  }

  private static EventResult.Outcome writeAccount(int port) {
    Event event =
        Event.newBuilder()
            .setEventId("a-1")
            .setEventTime(Timestamps.fromSeconds(1_772_000_000))
            .setAccount(AccountEvent.newBuilder().setAccountId("acc-1").setName("Globex"))
            .build();
    ManagedChannel channel = channel(port);
    try {
      return EventServiceGrpc.newBlockingStub(channel)
          .withDeadlineAfter(20, TimeUnit.SECONDS)
          .writeEvents(
              WriteEventsRequest.newBuilder()
                  .setParent("workspaces/default")
                  .addEvents(event)
                  .build())
          .getResults(0)
          .getOutcome();
    } finally {
      channel.shutdownNow();
    }
  }

  private static String accountName(int port) {
    ManagedChannel channel = channel(port);
    try {
      return AccountServiceGrpc.newBlockingStub(channel)
          .withDeadlineAfter(20, TimeUnit.SECONDS)
          .getAccount(GetAccountRequest.newBuilder().setName(ACCOUNT).build())
          .getAccount()
          .getState()
          .getDisplayName();
    } finally {
      channel.shutdownNow();
    }
  }

  private static ManagedChannel channel(int port) {
    return NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }
}
