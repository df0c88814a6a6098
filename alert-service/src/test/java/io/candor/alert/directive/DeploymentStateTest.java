package io.candor.alert.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeploymentStateTest {
  private static final Instant NOW = Instant.parse("2026-04-06T06:00:00Z");

  @Test
  void directivesApplyOverWhatWasDeclared() {
    DeploymentState state =
        DeploymentState.of(
            List.of(
                declared(1, "1.4.0"),
                ordered(2, new Action.RemoveArchetype("returns")),
                ordered(3, new Action.TightenThreshold("order_status", 0.7)),
                ordered(4, new Action.RollBack("1.3.0"))));

    assertThat(state.deflectionList().orElseThrow()).containsExactly("order_status");
    assertThat(state.thresholds())
        .containsExactlyEntriesOf(new java.util.TreeMap<>(Map.of("order_status", 0.7)));
    assertThat(state.botVersion()).isEqualTo("1.3.0");
    assertThat(state.sequence()).isEqualTo(4);
  }

  @Test
  void aHigherOwnThresholdStands() {
    DeploymentState state =
        DeploymentState.of(
            List.of(
                ordered(1, new Action.TightenThreshold("order_status", 0.5)),
                declared(2, "1.4.0"))); // Declares 0.6 for order_status.
    assertThat(state.thresholds()).containsEntry("order_status", 0.6);
  }

  @Test
  void withoutADeclarationTheListIsUnknownAndRemovalsAreNot() {
    DeploymentState state =
        DeploymentState.of(List.of(ordered(1, new Action.RemoveArchetype("returns"))));
    assertThat(state.deflectionList()).isEmpty();
    assertThat(state.removed()).containsExactly("returns");
  }

  @Test
  void aPlatformThatTellsOfAnotherVersionHasLeftTheRollBack() {
    List<DeploymentEntry> entries =
        List.of(
            declared(1, "1.4.0"),
            ordered(2, new Action.RollBack("1.3.0")),
            declared(3, "1.4.0"),
            declared(4, "1.5.0"));
    assertThat(DeploymentState.of(entries.subList(0, 3)).botVersion()).isEqualTo("1.3.0");
    assertThat(DeploymentState.of(entries).botVersion()).isEqualTo("1.5.0");
  }

  @Test
  void inverse_keepsWhatOthersAskFor() {
    Directive first = directive("a", new Action.TightenThreshold("returns", 0.7));
    Directive second = directive("b", new Action.TightenThreshold("returns", 0.8));
    List<DeploymentEntry> entries =
        List.of(
            new DeploymentEntry.Ordered(1, NOW, "a", first.action()),
            new DeploymentEntry.Ordered(2, NOW, "b", second.action()));
    // Without the first one the second still asks for 0.8; without the second 0.7 is left.
    assertThat(DeploymentState.inverse(entries, first))
        .isEqualTo(new Action.LoosenThreshold("returns", 0.8));
    assertThat(DeploymentState.inverse(entries, second))
        .isEqualTo(new Action.LoosenThreshold("returns", 0.7));
  }

  @Test
  void revertingTheLastDirectiveBringsTheStateBack_whateverHappenedBefore() {
    Random random = new Random(7);
    for (int run = 0; run < 2_000; run++) {
      List<DeploymentEntry> entries = new ArrayList<>();
      int count = random.nextInt(8);
      for (int i = 1; i <= count; i++) {
        entries.add(
            random.nextInt(5) == 0
                ? declared(i, "1." + random.nextInt(3))
                : ordered(i, randomAction(random)));
      }
      DeploymentState before = DeploymentState.of(entries);
      Directive last = directive("last", randomAction(random));
      if (before.objection(last.action()).isPresent()) {
        continue;
      }
      entries.add(new DeploymentEntry.Ordered(count + 1, NOW, "last", last.action()));
      Action inverse = DeploymentState.inverse(entries, last);
      entries.add(new DeploymentEntry.Ordered(count + 2, NOW, "revert", inverse));
      List<DeploymentEntry> shuffled = new ArrayList<>(entries);
      Collections.shuffle(shuffled, random);

      DeploymentState after = DeploymentState.of(shuffled);
      assertThat(after.removed()).isEqualTo(before.removed());
      assertThat(after.thresholds()).isEqualTo(before.thresholds());
      assertThat(after.botVersion()).isEqualTo(before.botVersion());
      assertThat(after.paused()).isEqualTo(before.paused());
    }
  }

  @Test
  void onlyTheOwnerAndAPresentDeputyDecide() {
    Authority authority =
        new Authority(
            "helpbot",
            "Maria@example.com",
            "jo@example.com",
            NOW.plusSeconds(60),
            false,
            true,
            1,
            NOW,
            "maria@example.com",
            new Authority.Place(0, NOW));
    assertThat(authority.allows(" maria@EXAMPLE.com", NOW)).isTrue();
    assertThat(authority.allows("jo@example.com", NOW.plusSeconds(59))).isTrue();
    assertThat(authority.allows("jo@example.com", NOW.plusSeconds(60))).isFalse();
    assertThat(authority.allows("eve@example.com", NOW)).isFalse();
    assertThat(authority.isOwner("jo@example.com")).isFalse();
    assertThat(Authority.unknown("helpbot").allows("", NOW)).isFalse();
  }

  private static Action randomAction(Random random) {
    String archetype = random.nextBoolean() ? "returns" : "order_status";
    return switch (random.nextInt(7)) {
      case 0 -> new Action.RemoveArchetype(archetype);
      case 1 -> new Action.RestoreArchetype(archetype);
      case 2 -> new Action.TightenThreshold(archetype, (1 + random.nextInt(10)) / 10.0);
      case 3 -> new Action.RollBack("1." + random.nextInt(3));
      case 4 -> new Action.Pause();
      case 5 -> new Action.Resume();
      default -> new Action.LoosenThreshold(archetype, random.nextBoolean() ? null : 0.3);
    };
  }

  private static DeploymentEntry declared(long sequence, String version) {
    return new DeploymentEntry.Declared(
        sequence,
        NOW,
        "platform",
        List.of("order_status", "returns"),
        Map.of("order_status", 0.6),
        version,
        0);
  }

  private static DeploymentEntry ordered(long sequence, Action action) {
    return new DeploymentEntry.Ordered(sequence, NOW, "d" + sequence, action);
  }

  private static Directive directive(String id, Action action) {
    return new Directive(
        new DirectiveName("default", id),
        1,
        "helpbot",
        action,
        DirectiveState.ORDERED,
        new Directive.Cause("", NOW, "reason", null, ""),
        null,
        null,
        "");
  }
}
