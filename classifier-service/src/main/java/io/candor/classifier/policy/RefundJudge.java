package io.candor.classifier.policy;

import io.candor.classifier.policy.Conditions.Match;
import io.candor.classifier.speech.Quantity;
import io.candor.classifier.speech.Unit;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Judges paid refunds by the policy: by the refund window and the highest refund that were valid
/// at
/// the purchase, or, when its time is not known, at the call. How much time has passed is not known
/// then either, so of the windows only "no refunds" and "without limit" decide. Immutable;
/// thread-safe.
public final class RefundJudge {
  private static final String LIMIT = "REFUND_LIMIT";

  private final List<Assertion> windows;
  private final List<Assertion> limits;

  public RefundJudge(Policy policy) {
    this.windows = of(policy, a -> Topic.ofKind(a.kind()) == Topic.REFUND_WINDOW);
    this.limits = of(policy, a -> a.kind().equalsIgnoreCase(LIMIT));
  }

  private static List<Assertion> of(Policy policy, java.util.function.Predicate<Assertion> wanted) {
    return policy.assertions().stream().filter(a -> a.value() != null).filter(wanted).toList();
  }

  /// A judgement.
  ///
  /// @param within whether the policy allowed it
  /// @param leakage what was paid outside of it, of the refund's currency; zero when it was allowed
  public record Judgement(boolean within, BigDecimal leakage) {}

  /// Judges one refund; empty when the policy or the call does not say enough.
  ///
  /// @param paid when
  /// @param purchased when what is refunded was bought; absent when the call does not say
  /// @param amount absent when the call does not say
  /// @param currency ISO 4217; empty when the call does not say
  public Optional<Judgement> judge(
      Instant paid,
      @Nullable Instant purchased,
      @Nullable BigDecimal amount,
      String currency,
      CustomerFacts facts) {
    BigDecimal whole = amount == null ? BigDecimal.ZERO : amount;
    Map<String, String> state = facts.at(paid);
    Instant judgedAt = purchased == null ? paid : purchased;
    Assertion window = chosen(windows, judgedAt, state);
    Boolean inTime = window == null ? null : isInTime(window, paid, purchased);
    if (inTime != null && !inTime) {
      return Optional.of(new Judgement(false, whole));
    }
    Assertion limit = amount == null ? null : chosen(limits, judgedAt, state);
    Quantity most = limit == null ? null : limit.value();
    if (most != null && most.unit().name().equals(currency)) {
      BigDecimal excess = whole.subtract(BigDecimal.valueOf(most.high())).max(BigDecimal.ZERO);
      return Optional.of(new Judgement(excess.signum() == 0, excess));
    }
    return inTime == null ? Optional.empty() : Optional.of(new Judgement(true, BigDecimal.ZERO));
  }

  /// Whether it was paid within the window; absent when the window does not tell without the time
  /// of
  /// the purchase.
  private static @Nullable Boolean isInTime(
      Assertion window, Instant paid, @Nullable Instant purchased) {
    Quantity value = window.value();
    if (value == null || value.isUnlimited()) {
      return true;
    }
    if (purchased == null) {
      return value.high() == 0 ? (Boolean) false : null;
    }
    return !paid.isAfter(end(purchased, value));
  }

  /// The most special assertion that is known to fit.
  private static @Nullable Assertion chosen(
      List<Assertion> assertions, Instant at, Map<String, String> facts) {
    return assertions.stream()
        .filter(assertion -> assertion.isValidAt(at))
        .filter(
            assertion ->
                Conditions.match(assertion.conditions(), Set.of(), facts, Map.of()) == Match.YES)
        .max(Comparator.comparingInt(assertion -> assertion.conditions().size()))
        .orElse(null);
  }

  /// The last instant of the window: whole days of 24 hours; months and years by the calendar.
  private static Instant end(Instant purchased, Quantity value) {
    ZonedDateTime from = purchased.atZone(ZoneOffset.UTC);
    long count = (long) value.high();
    if (value.unit().isBusiness()) {
      return afterWorkingDays(from, count);
    }
    if (value.unit().equals(Unit.MONTH)) {
      return from.plusMonths(count).toInstant();
    }
    if (value.unit().equals(Unit.YEAR)) {
      return from.plusYears(count).toInstant();
    }
    return purchased.plusSeconds(Math.round(value.upperInBaseUnits() * 86_400));
  }

  private static Instant afterWorkingDays(ZonedDateTime from, long count) {
    ZonedDateTime end = from;
    for (long left = count; left > 0; ) {
      end = end.plusDays(1);
      if (end.getDayOfWeek() != DayOfWeek.SATURDAY && end.getDayOfWeek() != DayOfWeek.SUNDAY) {
        left--;
      }
    }
    return end.toInstant();
  }
}
