package io.candor.kit.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.backlog.WorkBacklog;
import io.candor.kit.testing.Eventually;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What a relay relies on, whatever the store. Each test has a workspace and a hop of its own.
public abstract class RelaySourceContract extends SettlementContract {

  @Test
  void claim_givesWhatWasHandedOver() {
    handOver("conversations/a", 3);

    List<OutgoingRecord> batch = claim(lease());

    assertThat(batch).hasSize(1);
    OutgoingRecord sent = batch.getFirst();
    assertThat(sent.workspace()).isEqualTo(workspace);
    assertThat(sent.hop()).isEqualTo(hop);
    assertThat(sent.key()).isEqualTo("conversations/a");
    assertThat(sent.revision()).isEqualTo(3);
    assertThat(new String(sent.payload(), UTF_8)).isEqualTo("conversations/a@3");
    assertThat(sent.attemptCount()).isZero();
  }

  @Test
  void claim_otherHopAndOtherWorkspaceStayOut() {
    handOver("a", 1);
    handOver(workspace + "-other", hop, "b", 1, new byte[0]);

    assertThat(keys(claim(lease()))).containsExactly("a");
  }

  @Test
  void lease_oneHolderAtATime() {
    handOver("a", 1);
    Lane lane = lease();

    assertThat(source().lease(workspace, hop, "second", LONG)).isEmpty();
    source().release(lane);
    Optional<Lane> next = source().lease(workspace, hop, "second", LONG);

    assertThat(next).isPresent();
    assertThat(next.orElseThrow().fence()).isGreaterThan(lane.fence());
  }

  @Test
  void lease_noSuchLane() {
    assertThat(source().lease(workspace, hop, "first", LONG)).isEmpty();
  }

  @Test
  void takeover_sleeperChangesNothingAndNewHolderHasEverything() {
    List<String> keys = List.of("a", "b", "c", "d");
    keys.forEach(key -> handOver(key, 1));
    Lane sleeper = source().lease(workspace, hop, "sleeper", SHORT).orElseThrow();
    assertThat(source().claim(sleeper, SHORT, ANY, Set.of()).orElseThrow()).hasSize(4);

    Lane holder = takeOver();

    assertThat(holder.fence()).isGreaterThan(sleeper.fence());
    assertThat(source().renew(sleeper, LONG)).isFalse();
    assertThat(source().claim(sleeper, LONG, ANY, Set.of())).isEmpty();
    int settled =
        source()
            .settle(
                sleeper,
                List.of(
                    new Settlement.Delivered("a", 1),
                    deferred("b", 1, LONG, 1),
                    new Settlement.Parked("c", 1, "LATE"),
                    new Settlement.Untouched("d", 1)));
    source().release(sleeper);
    assertThat(settled).isZero();
    assertThat(source().renew(holder, LONG)).isTrue();
    assertThat(keys(claim(holder))).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(source().settle(holder, List.of(new Settlement.Delivered("a", 1)))).isEqualTo(1);
  }

  private Lane takeOver() {
    return Eventually.get(
        "the lease has run out", () -> source().lease(workspace, hop, "second", LONG));
  }

  @Test
  void claim_boundedByCount_inFlightLeftOut() {
    for (int i = 0; i < 5; i++) {
      handOver("k" + i, 1);
    }
    Lane lane = lease();
    Set<String> seen = new HashSet<>();
    for (int expected : List.of(2, 2, 1, 0)) {
      List<String> next =
          keys(source().claim(lane, LONG, new ClaimLimit(2, 1024), Set.copyOf(seen)).orElseThrow());
      assertThat(next).hasSize(expected);
      seen.addAll(next);
    }
    assertThat(seen).hasSize(5);
  }

  @Test
  void claim_boundedByBytes_aLargeOneGoesAlone() {
    for (String key : List.of("a", "b", "c")) {
      handOver(workspace, hop, key, 1, new byte[600]);
    }
    Lane lane = lease();

    assertThat(source().claim(lane, LONG, new ClaimLimit(10, 1200), Set.of()).orElseThrow())
        .hasSize(2);
    source().release(lane);
    lane = takeOver();
    assertThat(source().claim(lane, LONG, new ClaimLimit(10, 100), Set.of()).orElseThrow())
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void dueWorkspaces_freeLanesServedLongestAgoFirst() {
    List<String> workspaces = List.of(workspace + "-1", workspace + "-2", workspace + "-3");
    workspaces.forEach(each -> handOver(each, hop, "a", 1, new byte[0]));
    assertThat(source().dueWorkspaces(hop, 10)).containsExactlyInAnyOrderElementsOf(workspaces);
    assertThat(source().dueWorkspaces(hop, 2)).hasSize(2);

    for (String each : workspaces) {
      Lane lane = source().lease(each, hop, "first", LONG).orElseThrow();
      assertThat(source().dueWorkspaces(hop, 10)).doesNotContain(each);
      claimAndKeepDue(lane);
      source().release(lane);
    }

    assertThat(source().dueWorkspaces(hop, 10)).containsExactlyElementsOf(workspaces);
  }

  private void claimAndKeepDue(Lane lane) {
    source().claim(lane, LONG, ANY, Set.of());
    source().settle(lane, List.of(new Settlement.Untouched("a", 1)));
  }

  @Test
  void dueWorkspaces_emptiedLaneIsLeftAloneUntilTheNextRecord() {
    handOver("a", 1);
    // A source may look at every lane once after its start.
    assertThat(source().dueWorkspaces(hop, 10)).containsExactly(workspace);
    Lane lane = lease();
    claim(lane);
    source().settle(lane, List.of(new Settlement.Delivered("a", 1)));
    assertThat(claim(lane)).isEmpty();
    source().release(lane);
    assertThat(source().dueWorkspaces(hop, 10)).isEmpty();

    handOver("b", 1);

    assertThat(source().dueWorkspaces(hop, 10)).containsExactly(workspace);
  }

  @Test
  void dueWorkspaces_recordHandedOverAfterTheLastClaim() {
    handOver("a", 1);
    Lane lane = lease();
    claim(lane);
    source().settle(lane, List.of(new Settlement.Delivered("a", 1)));
    assertThat(claim(lane)).isEmpty();
    handOver("b", 1);
    source().release(lane);

    assertThat(source().dueWorkspaces(hop, 10)).containsExactly(workspace);
  }

  @Test
  void backlog_ageOfTheOldestDueRecord() {
    assertThat(source().backlog(hop)).isEqualTo(new Backlog(Duration.ZERO, 0));
    handOver("a", 1);

    Eventually.holds("it grows older", () -> source().backlog(hop).oldestDueAge().toMillis() > 5);
    Lane lane = lease();
    claim(lane);
    source().settle(lane, List.of(new Settlement.Delivered("a", 1)));

    assertThat(source().backlog(hop).oldestDueAge()).isZero();
  }

  @Test
  void backlogOfAWorkspace_pendingRetriedAndParked() {
    List.of("a", "b", "c").forEach(key -> handOver(key, 1));
    Lane lane = lease();
    claim(lane);
    source()
        .settle(
            lane,
            List.of(
                new Settlement.Delivered("a", 1),
                deferred("b", 1, LONG, NO_LIMIT),
                new Settlement.Parked("c", 1, "REFUSED")));

    WorkBacklog backlog = source().backlog(workspace, hop);

    assertThat(backlog.work()).isEqualTo(hop);
    assertThat(backlog.pendingCount()).isEqualTo(1);
    assertThat(backlog.parkedCount()).isEqualTo(1);
    assertThat(source().backlog(workspace + "-other", hop))
        .isEqualTo(new WorkBacklog(hop, 0, 0, Optional.empty()));
  }
}
