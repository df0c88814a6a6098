package io.candor.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.metrics.cell.ConversationMeasures;
import io.candor.metrics.cell.PolicyCounts;
import io.candor.metrics.fact.ContactChains.Link;
import io.candor.metrics.fact.Conversation.Chain;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class ContactChainsTest {
  private static final Chain CHAIN = new Chain("cu-1", "returns");
  private static final Instant OPEN = Instant.parse("2026-03-02T10:00:00Z");
  private static final Instant CLOSE = OPEN.plus(Duration.ofHours(1));

  @Test
  void nextContact_isTheFirstOpeningAfterTheClose() {
    Link link = link("a", OPEN, CLOSE);
    assertThat(next(link, CLOSE)).isEmpty();
    assertThat(next(link, CLOSE.plusMillis(1))).contains(CLOSE.plusMillis(1));
    assertThat(next(link, CLOSE.plus(Duration.ofDays(30))))
        .contains(CLOSE.plus(Duration.ofDays(30)));
    assertThat(next(link, CLOSE.plus(Duration.ofDays(30)).plusMillis(1))).isEmpty();
  }

  @Test
  void openConversation_hasNoNextContact() {
    Link open = new Link("a", OPEN, Optional.empty(), Optional.empty());
    assertThat(next(open, CLOSE.plusSeconds(5))).isEmpty();
  }

  @Test
  void newConversation_changesTheOneBeforeIt_andNoOther() {
    Instant later = CLOSE.plus(Duration.ofDays(3));
    ContactChains chains = new ContactChains();
    chains.change(Optional.empty(), conversation("new", "returns", later));
    Link before = link("before", OPEN, CLOSE);
    Link after = link("after", later.plus(Duration.ofDays(1)), later.plus(Duration.ofDays(2)));

    assertThat(chains.nextContacts(Map.of(CHAIN, List.of(before, after))))
        .containsOnlyKeys("new", "before")
        .containsEntry("before", Optional.of(later))
        .containsEntry("new", Optional.of(later.plus(Duration.ofDays(1))));
  }

  @Test
  void conversationThatGetsAnotherArchetype_leavesItsOldChain() {
    Instant later = CLOSE.plus(Duration.ofDays(3));
    ContactChains chains = new ContactChains();
    chains.change(
        Optional.of(conversation("moved", "returns", later)),
        conversation("moved", "cancellation", later));
    Link before = new Link("before", OPEN, Optional.of(CLOSE), Optional.of(later));

    assertThat(chains.nextContacts(Map.of(CHAIN, List.of(before))))
        .containsEntry("before", Optional.empty())
        .containsEntry("moved", Optional.empty());
  }

  @Test
  void unchangedChain_asksForNoNeighbour() {
    ContactChains chains = new ContactChains();
    Conversation same = conversation("same", "returns", OPEN);
    chains.change(Optional.of(same), same);
    Link before = link("before", OPEN.minusSeconds(500), OPEN.minusSeconds(100));
    assertThat(chains.nextContacts(Map.of(CHAIN, List.of(before)))).containsOnlyKeys("same");
  }

  private static Optional<Instant> next(Link link, Instant opening) {
    return ContactChains.next(link, List.of(link.openTime(), opening));
  }

  private static Link link(String id, Instant open, Instant close) {
    return new Link(id, open, Optional.of(close), Optional.empty());
  }

  private static Conversation conversation(String id, String archetype, Instant open) {
    return new Conversation(
        id,
        1,
        "bot",
        "",
        "CHAT",
        "",
        "cu-1",
        open,
        Optional.of(open.plus(Duration.ofHours(1))),
        archetype,
        "",
        new Conversation.Handling(
            true,
            true,
            false,
            false,
            ConversationMeasures.Handoff.NONE,
            ConversationMeasures.Measured.NONE),
        OptionalLong.empty(),
        OptionalLong.empty(),
        PolicyCounts.ZERO,
        List.of(),
        "",
        List.of());
  }
}
