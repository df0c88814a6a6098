package io.candor.kit.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.backlog.WorkBacklog;
import io.candor.kit.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a relay relies on, whatever the store. Each test has a workspace and a hop of its own.
public abstract class RelaySourceContract {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final ClaimLimit ANY = new ClaimLimit(100, 1024 * 1024);
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private final String workspace = "w-" + UUID.randomUUID();
  private final String hop = "hop-" + UUID.randomUUID();

  /// The source under test.
  protected abstract RelaySource source();

  /// Hands a record over, committed when it returns.
  protected abstract void handOver(
      String workspace, String hop, String key, long revision, byte[] payload);

  private void handOver(String key, long revision) {
    handOver(workspace, hop, key, revision, (key + "@" + revision).getBytes(UTF_8));
  }

  private Lane lease() {
    return source().lease(workspace, hop, "first", LONG).orElseThrow();
  }

  private List<OutgoingRecord> claim(Lane lane) {
    return source().claim(lane, LONG, ANY, Set.of()).orElseThrow();
  }

  private static List<String> keys(List<OutgoingRecord> batch) {
    return batch.stream().map(OutgoingRecord::key).toList();
  }

  private static Settlement deferred(String key, long revision, Duration after, int limit) {
    return new Settlement.Deferred(key, revision, after, true, limit, "AWAY");
  }

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
  void delivered_leavesTheOutbox() {
    handOver("a", 1);
    handOver("b", 1);
    Lane lane = lease();
    claim(lane);

    int settled =
        source()
            .settle(
                lane, List.of(new Settlement.Delivered("a", 1), new Settlement.Delivered("b", 1)));

    assertThat(settled).isEqualTo(2);
    assertThat(claim(lane)).isEmpty();
    source().release(lane);
    assertThat(claim(lease())).isEmpty();
  }

  @Test
  void newerRevisionWhileInFlight_staysDue() {
    handOver("a", 1);
    Lane lane = lease();
    claim(lane);
    handOver("a", 2);

    assertThat(source().settle(lane, List.of(new Settlement.Delivered("a", 1)))).isZero();
    List<OutgoingRecord> next = claim(lane);

    assertThat(next).hasSize(1);
    assertThat(next.getFirst().revision()).isEqualTo(2);
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
  void deferred_dueLaterWithItsAttempt() {
    handOver("a", 1);
    Lane lane = lease();
    claim(lane);

    source().settle(lane, List.of(deferred("a", 1, LONG, NO_LIMIT)));
    assertThat(claim(lane)).isEmpty();
    handOver("b", 1);
    claim(lane);
    source().settle(lane, List.of(deferred("b", 1, SHORT, NO_LIMIT)));
    OutgoingRecord again = Eventually.get("b is due again", () -> claim(lane).stream().findFirst());

    assertThat(again.key()).isEqualTo("b");
    assertThat(again.attemptCount()).isEqualTo(1);
  }

  @Test
  void deferred_zeroStaysDue_batchLimitHolds() {
    List<String> keys = List.of("a", "b", "c", "d");
    keys.forEach(key -> handOver(key, 1));
    Lane lane = lease();
    claim(lane);
    source()
        .settle(
            lane,
            keys.stream()
                .<Settlement>map(
                    key -> new Settlement.Deferred(key, 1, Duration.ZERO, false, 2, "FAILED"))
                .toList());

    List<OutgoingRecord> half = claim(lane);

    assertThat(half).hasSize(2);
    assertThat(half).allMatch(sent -> sent.attemptCount() == 0);
    assertThat(keys(source().claim(lane, LONG, ANY, Set.copyOf(keys(half))).orElseThrow()))
        .hasSize(2)
        .doesNotContainAnyElementsOf(keys(half));
  }

  @Test
  void untouched_isDueAsBefore() {
    handOver("a", 1);
    Lane lane = lease();
    claim(lane);

    source().settle(lane, List.of(new Settlement.Untouched("a", 1)));

    assertThat(claim(lane)).hasSize(1);
  }

  @Test
  void release_whatWasNotSettledIsDue() {
    handOver("a", 1);
    Lane lane = lease();
    claim(lane);
    source().settle(lane, List.of(new Settlement.Untouched("a", 1)));
    source().release(lane);

    Eventually.holds("found again", () -> source().dueWorkspaces(hop, 10).contains(workspace));
  }

  @Test
  void parked_listedAndReplayed() {
    handOver("a", 7);
    Lane lane = lease();
    claim(lane);
    source().settle(lane, List.of(new Settlement.Parked("a", 7, "REFUSED")));
    assertThat(claim(lane)).isEmpty();

    List<DeadLetter> listed = source().list(workspace, 10, "").deadLetters();
    assertThat(listed).hasSize(1);
    assertThat(listed.getFirst().id()).isEqualTo(new DeadLetter.Id(hop, "a"));
    assertThat(listed.getFirst().revision()).isEqualTo(7);
    assertThat(listed.getFirst().reason()).isEqualTo("REFUSED");
    assertThat(listed.getFirst().attemptCount()).isEqualTo(1);
    assertThat(source().backlog(hop).parkedCount()).isEqualTo(1);

    DeadLetter.Id unknown = new DeadLetter.Id(hop, "unknown");
    assertThat(source().replay(workspace, List.of(listed.getFirst().id(), unknown))).isEqualTo(1);
    assertThat(source().replay(workspace, List.of(listed.getFirst().id()))).isZero();
    assertThat(source().list(workspace, 10, "").deadLetters()).isEmpty();
    assertThat(claim(lane).getFirst().attemptCount()).isZero();
  }

  @Test
  void parked_newerRevisionUnparks() {
    handOver("a", 1);
    Lane lane = lease();
    claim(lane);
    source().settle(lane, List.of(new Settlement.Parked("a", 1, "REFUSED")));

    handOver("a", 2);

    assertThat(source().list(workspace, 10, "").deadLetters()).isEmpty();
    OutgoingRecord next = claim(lane).getFirst();
    assertThat(next.revision()).isEqualTo(2);
    assertThat(next.attemptCount()).isZero();
  }

  @Test
  void deadLetters_pagedLatestFirst_replayAll() {
    Lane lane = null;
    for (int i = 0; i < 5; i++) {
      handOver("k" + i, 1);
      if (lane == null) {
        lane = lease();
      }
      claim(lane);
      source().settle(lane, List.of(new Settlement.Parked("k" + i, 1, "REFUSED")));
    }
    List<DeadLetter> all = new ArrayList<>();
    String cursor = "";
    do {
      DeadLetters.Page page = source().list(workspace, 2, cursor);
      assertThat(page.deadLetters()).hasSizeLessThanOrEqualTo(2);
      all.addAll(page.deadLetters());
      cursor = page.nextCursor();
    } while (!cursor.isEmpty());

    assertThat(all).hasSize(5).doesNotHaveDuplicates();
    assertThat(all).isSortedAccordingTo((a, b) -> b.parkTime().compareTo(a.parkTime()));
    assertThat(source().list(workspace + "-other", 10, "").deadLetters()).isEmpty();
    assertThat(source().replayAll(workspace)).isEqualTo(5);
    assertThat(source().replayAll(workspace)).isZero();
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
