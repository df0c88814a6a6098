package io.candor.cli.sample;

import io.candor.cli.sample.Phrases.Slots;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Everything drawn for one conversation before it is written down.
///
/// @param account null for a visitor who has no account
record Talk(
    String id,
    int week,
    Archetype archetype,
    Accounts.@Nullable Account account,
    String customer,
    Instant openTime,
    Course course,
    Story story,
    Slots slots) {

  /// Which way it went.
  enum Course {
    AGENT_ONLY,
    HANDED_OVER,
    ESCALATED,
    CONFIRMED,
    ASSUMED,
    ABANDONED
  }

  /// Which of the sample's stories it belongs to, if any.
  enum Story {
    NONE,
    LOGIN,
    INVENTED_WINDOW
  }

  /// The section of `phrases.txt` that its words come from.
  String section(String part) {
    return (story == Story.LOGIN ? "login" : archetype.id()) + "." + part;
  }

  boolean withBot() {
    return course != Course.AGENT_ONLY;
  }

  boolean withAgent() {
    return course == Course.AGENT_ONLY
        || course == Course.HANDED_OVER
        || course == Course.ESCALATED;
  }
}
