package io.candor.kit.relay;

import static io.candor.kit.testing.ErrorConformance.assertFails;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Code;
import io.candor.kit.error.KitReason;
import io.candor.kit.jdbc.WorkspaceTransactions;
import io.candor.kit.page.PageTokens;
import io.candor.kit.testing.GrpcServiceTestHarness;
import io.candor.operations.v1.DeadLetterServiceGrpc;
import io.candor.operations.v1.ListDeadLettersRequest;
import io.candor.operations.v1.ListDeadLettersResponse;
import io.candor.operations.v1.ReplayDeadLettersRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterGrpcServiceIT {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final String workspace = "w-" + UUID.randomUUID();
  private final String parent = "workspaces/" + workspace;
  private final RelaySource source = RelayProbe.bean(RelaySource.class);
  private final GrpcServiceTestHarness harness =
      GrpcServiceTestHarness.of(
          new DeadLetterGrpcService(source, RelayProbe.bean(PageTokens.class)));
  private final DeadLetterServiceGrpc.DeadLetterServiceBlockingStub stub =
      DeadLetterServiceGrpc.newBlockingStub(harness.channel());

  @BeforeEach
  void parkThree() {
    List<OutboxEntry> entries =
        IntStream.range(0, 3)
            .mapToObj(i -> new OutboxEntry("conversations/a%20b" + i, 4, "text".getBytes(UTF_8)))
            .toList();
    RelayProbe.bean(WorkspaceTransactions.class)
        .write(
            workspace,
            tx -> {
              RelayProbe.bean(JdbcOutbox.class).enqueue(tx, workspace, "classifier", entries);
              return true;
            });
    Lane lane = source.lease(workspace, "classifier", "test", LONG).orElseThrow();
    source.settle(
        lane,
        source.claim(lane, LONG, new ClaimLimit(10, 1024), Set.of()).orElseThrow().stream()
            .<Settlement>map(
                sent -> new Settlement.Parked(sent.key(), sent.revision(), "FIELD_INVALID"))
            .toList());
    source.release(lane);
  }

  @AfterEach
  void close() {
    harness.close();
  }

  private ListDeadLettersResponse list(int pageSize, String token) {
    return stub.listDeadLetters(
        ListDeadLettersRequest.newBuilder()
            .setParent(parent)
            .setPageSize(pageSize)
            .setPageToken(token)
            .build());
  }

  @Test
  void list_inPages_withoutThePayload() {
    List<String> keys = new ArrayList<>();
    String token = "";
    do {
      ListDeadLettersResponse page = list(2, token);
      page.getDeadLettersList().forEach(letter -> keys.add(letter.getKey()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(keys).hasSize(3).doesNotHaveDuplicates();
    var letter = list(1, "").getDeadLetters(0);
    assertThat(letter.getName()).startsWith(parent + "/deadLetters/");
    assertThat(letter.getHop()).isEqualTo("classifier");
    assertThat(letter.getRevision()).isEqualTo(4);
    assertThat(letter.getReason()).isEqualTo("FIELD_INVALID");
    assertThat(letter.getAttemptCount()).isEqualTo(1);
    assertThat(letter.getParkTime().getSeconds()).isPositive();
  }

  @Test
  void replay_byName_thenTheRest() {
    String name = list(1, "").getDeadLetters(0).getName();
    ReplayDeadLettersRequest one =
        ReplayDeadLettersRequest.newBuilder().setParent(parent).addNames(name).build();

    assertThat(stub.replayDeadLetters(one).getReplayedCount()).isEqualTo(1);
    assertThat(stub.replayDeadLetters(one).getReplayedCount()).isZero();
    assertThat(
            stub.replayDeadLetters(ReplayDeadLettersRequest.newBuilder().setParent(parent).build())
                .getReplayedCount())
        .isEqualTo(2);
    assertThat(list(10, "").getDeadLettersList()).isEmpty();
  }

  @Test
  void replay_nameOfAnotherWorkspace() {
    assertFails(
        Code.INVALID_ARGUMENT,
        KitReason.RESOURCE_NAME_INVALID,
        () ->
            stub.replayDeadLetters(
                ReplayDeadLettersRequest.newBuilder()
                    .setParent(parent)
                    .addNames("workspaces/other/deadLetters/classifier~x")
                    .build()));
  }
}
