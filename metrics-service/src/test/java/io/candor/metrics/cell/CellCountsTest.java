package io.candor.metrics.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// The counters are sums: whatever order and parts the conversations come in, they count the same.
class CellCountsTest {

  private static final DelayedWindow WINDOW = DelayedWindow.DEFAULT;

  @Test
  void plus_anyPartitionInAnyOrder_countsTheSame() {
    Random random = new Random(20_260_312);
    for (int round = 0; round < 50; round++) {
      List<ConversationMeasures> conversations = conversations(random, 1 + random.nextInt(60));
      CellCounts whole = sum(conversations);

      List<ConversationMeasures> shuffled = new ArrayList<>(conversations);
      Collections.shuffle(shuffled, random);
      List<CellCounts> parts = new ArrayList<>();
      for (int from = 0; from < shuffled.size(); ) {
        int to = Math.min(shuffled.size(), from + 1 + random.nextInt(7));
        parts.add(sum(shuffled.subList(from, to)));
        from = to;
      }
      Collections.shuffle(parts, random);

      assertThat(parts.stream().reduce(CellCounts.ZERO, CellCounts::plus)).isEqualTo(whole);
    }
  }

  @Test
  void minus_whatWasAdded_leavesWhatWasThere() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      CellCounts before = sum(conversations(random, random.nextInt(5)));
      CellCounts one = TestConversations.random(random).counts(WINDOW);

      assertThat(before.plus(one).minus(one)).isEqualTo(before);
    }
  }

  @Test
  void minusOldPlusNew_isTheCountOfTheChangedConversation() {
    // How a store keeps counters by difference when a conversation changes.
    Random random = new Random(8);
    List<ConversationMeasures> others = conversations(random, 10);
    CellCounts before = TestConversations.random(random).counts(WINDOW);
    CellCounts after = TestConversations.random(random).counts(WINDOW);
    CellCounts counted = sum(others).plus(before);

    assertThat(counted.plus(after.minus(before))).isEqualTo(sum(others).plus(after));
  }

  @Test
  void withRepeatContact_changesNothingElse() {
    CellCounts counts = TestConversations.random(new Random(9)).counts(WINDOW);
    RepeatCounts repeats = new RepeatCounts(4, 3, 2, 1);

    assertThat(counts.withRepeatContact(repeats).repeatContact()).isEqualTo(repeats);
    assertThat(counts.withRepeatContact(repeats).withRepeatContact(counts.repeatContact()))
        .isEqualTo(counts);
  }

  private static List<ConversationMeasures> conversations(RandomGenerator random, int count) {
    List<ConversationMeasures> conversations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      conversations.add(TestConversations.random(random));
    }
    return conversations;
  }

  private static CellCounts sum(List<ConversationMeasures> conversations) {
    return conversations.stream()
        .map(conversation -> conversation.counts(WINDOW))
        .reduce(CellCounts.ZERO, CellCounts::plus);
  }
}
