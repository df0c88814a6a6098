package io.candor.metrics.cell;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/// Conversations for tests: made up at random, or one by one.
public final class TestConversations {

  public static final Instant CLOSE = Instant.parse("2026-03-10T12:00:00Z");

  private TestConversations() {}

  /// A conversation with everything that a test may care about set to nothing.
  public static ConversationMeasures plain() {
    return new ConversationMeasures(
        CLOSE,
        false,
        false,
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ConversationMeasures.Handoff.NONE,
        ConversationMeasures.Measured.NONE,
        false,
        Optional.empty(),
        OptionalLong.empty(),
        PolicyCounts.ZERO);
  }

  /// A rating on the scale 1..5.
  public static MappedRating rating(int rating) {
    return MappedRating.of(BigDecimal.valueOf(rating), BigDecimal.ONE, BigDecimal.valueOf(5));
  }

  /// Any conversation at all, contradictions included.
  public static ConversationMeasures random(RandomGenerator random) {
    Instant close = CLOSE.plusSeconds(random.nextLong(30L * 24 * 3600));
    boolean delayed = random.nextInt(4) == 0;
    return new ConversationMeasures(
        close,
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt(3) == 0,
        random.nextInt(3) == 0,
        random.nextBoolean() ? Optional.of(anyRating(random)) : Optional.empty(),
        delayed ? Optional.of(anyRating(random)) : Optional.empty(),
        delayed ? Optional.of(close.plusSeconds(random.nextLong(100L * 3600))) : Optional.empty(),
        new ConversationMeasures.Handoff(
            random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), random.nextInt(6)),
        new ConversationMeasures.Measured(millis(random), millis(random), millis(random)),
        random.nextInt(10) > 0,
        random.nextBoolean()
            ? Optional.of(close.plusSeconds(random.nextLong(40L * 24 * 3600)))
            : Optional.empty(),
        random.nextBoolean()
            ? OptionalLong.of(random.nextLong(1_000_000, 5_000_001))
            : OptionalLong.empty(),
        new PolicyCounts(
            random.nextInt(2),
            random.nextInt(2),
            random.nextInt(2),
            random.nextInt(2),
            1,
            1,
            random.nextInt(2),
            random.nextBoolean()
                ? Map.of("EUR", random.nextLong(1, 1_000_000_000))
                : Map.of("USD", random.nextLong(1, 1_000_000_000))));
  }

  private static MappedRating anyRating(RandomGenerator random) {
    return MappedRating.of(BigDecimal.valueOf(random.nextInt(11)), BigDecimal.ZERO, BigDecimal.TEN);
  }

  private static OptionalLong millis(RandomGenerator random) {
    return random.nextInt(3) == 0
        ? OptionalLong.empty()
        : OptionalLong.of(random.nextLong(40L * 24 * 3600 * 1000));
  }
}
