package io.candor.kit.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.kit.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What becomes of a record that was sent: delivered, deferred, parked, or as it was; whatever the
/// store. Each test has a workspace and a hop of its own.
public abstract class SettlementContract {

  static final Duration LONG = Duration.ofMinutes(5);
  static final Duration SHORT = Duration.ofMillis(1);
  static final ClaimLimit ANY = new ClaimLimit(100, 1024 * 1024);
  static final int NO_LIMIT = Integer.MAX_VALUE;

  final String workspace = "w-" + UUID.randomUUID();
  final String hop = "hop-" + UUID.randomUUID();

  /// The source under test.
  protected abstract RelaySource source();

  /// Hands a record over, committed when it returns.
  protected abstract void handOver(
      String workspace, String hop, String key, long revision, byte[] payload);

  final void handOver(String key, long revision) {
    handOver(workspace, hop, key, revision, (key + "@" + revision).getBytes(UTF_8));
  }

  final Lane lease() {
    return source().lease(workspace, hop, "first", LONG).orElseThrow();
  }

  final List<OutgoingRecord> claim(Lane lane) {
    return source().claim(lane, LONG, ANY, Set.of()).orElseThrow();
  }

  static List<String> keys(List<OutgoingRecord> batch) {
    return batch.stream().map(OutgoingRecord::key).toList();
  }

  static Settlement deferred(String key, long revision, Duration after, int limit) {
    return new Settlement.Deferred(key, revision, after, true, limit, "AWAY");
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
}
