package io.candor.cli.sample;

import org.jspecify.annotations.Nullable;

/// How the conversations of one archetype go in the sample. All shares are in [0, 1].
///
/// @param weekly conversations a week
/// @param tool what the bot calls before it answers, if anything
/// @param baselineCsat satisfied share before go-live
/// @param live how it goes with the bot
enum Archetype {
  ORDER_STATUS(52, "lookup_order", 0.77, new Live(0.94, 0.52, 0.06, 0.92, 0.86)),
  PASSWORD_RESET(14, "send_reset_link", 0.80, new Live(0.93, 0.54, 0.06, 0.95, 0.87)),
  BASIC_BILLING(52, "find_invoice", 0.79, new Live(0.80, 0.33, 0.05, 0.90, 0.84)),
  RETURNS(26, "create_return_label", 0.77, new Live(0.60, 0.21, 0.04, 0.85, 0.82)),
  BILLING_DISPUTE(26, null, 0.80, new Live(0.12, 0.05, 0.00, 0.85, 0.82)),
  SHIPPING_POLICY(10, null, 0.82, new Live(0.70, 0.24, 0.04, 0.88, 0.85)),
  CANCELLATION(8, null, 0.72, new Live(0.15, 0.06, 0.02, 0.80, 0.76)),
  PLAN_CHANGE(7, null, 0.78, new Live(0.20, 0.07, 0.02, 0.84, 0.80)),
  PLAN_COMPARISON(4, null, 0.80, new Live(0.60, 0.22, 0.03, 0.85, 0.83)),
  OTHER(5, null, 0.74, new Live(0.00, 0.00, 0.00, 0.75, 0.75));

  /// What the bot's second version does with disputes: it answers them, and hardly anyone is
  /// content with it.
  private static final Live DISPUTES_TRIED = new Live(0.62, 0.25, 0.14, 0.42, 0.72);

  final int weekly;
  final @Nullable String tool;
  final double baselineCsat;
  private final Live live;

  Archetype(int weekly, @Nullable String tool, double baselineCsat, Live live) {
    this.weekly = weekly;
    this.tool = tool;
    this.baselineCsat = baselineCsat;
    this.live = live;
  }

  /// With the bot, in a week from go-live on.
  Live live(int week) {
    return this == BILLING_DISPUTE && week >= SampleCalendar.SECOND_VERSION_WEEK
        ? DISPUTES_TRIED
        : live;
  }

  /// The name in events and in `phrases.txt`.
  String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /// Whether its row is judged in the sample: then more customers answer, see `samples/README.md`.
  boolean judged() {
    return weekly >= 26;
  }

  /// Whether there are so many conversations that fewer customers need to answer.
  boolean frequent() {
    return weekly >= 52;
  }

  /// @param attempted the bot tries to help
  /// @param contained the bot alone resolves it, of all
  /// @param abandoned the customer gives up, of all
  /// @param containedCsat satisfied share where the bot resolved it
  /// @param escalatedCsat satisfied share where a person did
  record Live(
      double attempted,
      double contained,
      double abandoned,
      double containedCsat,
      double escalatedCsat) {}
}
