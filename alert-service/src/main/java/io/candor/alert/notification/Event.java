package io.candor.alert.notification;

/// What a notification tells.
public enum Event {
  /// It is open and nobody had been told yet.
  INCIDENT_OPENED("incident.opened", "new", Phase.TRIGGER),
  /// The severity rose.
  SEVERITY_RAISED("incident.escalated", "more severe", Phase.TRIGGER),
  /// The evidence now allows an automatic rollback.
  ROLLBACK_AUTOMATIC("incident.escalated", "automatic rollback", Phase.TRIGGER),
  /// It came back after it was resolved.
  INCIDENT_REOPENED("incident.reopened", "came back", Phase.TRIGGER),
  /// It is over.
  INCIDENT_RESOLVED("incident.resolved", "over", Phase.RESOLVE),
  /// Nobody acknowledged it in time.
  INCIDENT_UNACKNOWLEDGED("incident.unacknowledged", "nobody has acknowledged it", Phase.TRIGGER),
  /// Nobody has acknowledged it for a while.
  INCIDENT_REPEATED("incident.repeated", "still open", Phase.TRIGGER),
  /// A person takes care of it.
  INCIDENT_ACKNOWLEDGED("incident.acknowledged", "acknowledged", Phase.ACKNOWLEDGE),
  /// Anything else about an incident.
  INCIDENT_UPDATED("incident.updated", "updated", Phase.INFORM),
  /// A group of incidents begins.
  GROUP_OPENED("group.opened", "new", Phase.TRIGGER),
  /// Incidents of a group came, came back, got worse, or are over.
  GROUP_CHANGED("group.changed", "changed", Phase.TRIGGER),
  /// Somebody takes care of all incidents of a group that are not over.
  GROUP_ACKNOWLEDGED("group.acknowledged", "acknowledged", Phase.ACKNOWLEDGE),
  /// Nothing new in a group, and something is still open.
  GROUP_REPEATED("group.repeated", "still open", Phase.TRIGGER),
  /// All incidents of a group are over.
  GROUP_RESOLVED("group.resolved", "over", Phase.RESOLVE),
  /// The rollback owner's word is asked for.
  DIRECTIVE_PROPOSED("directive.proposed", "proposed", Phase.TRIGGER),
  /// To be carried out by a bot's platform.
  DIRECTIVE_ORDERED("directive.ordered", "ordered", Phase.INFORM),
  /// A platform has not acknowledged a directive in time.
  DIRECTIVE_UNACKNOWLEDGED("directive.unacknowledged", "not acknowledged", Phase.TRIGGER),
  /// A platform cannot carry a directive out.
  DIRECTIVE_REFUSED("directive.refused", "refused", Phase.TRIGGER),
  /// A review was made.
  REVIEW_MADE("review.made", "review", Phase.INFORM),
  /// A silence is about to end.
  SILENCE_ENDING("silence.ending", "silence ends soon", Phase.INFORM),
  /// A test of a receiver.
  TEST("test", "test", Phase.INFORM);

  private final String type;
  private final String words;
  private final Phase phase;

  Event(String type, String words, Phase phase) {
    this.type = type;
    this.words = words;
    this.phase = phase;
  }

  /// What it is for programs that dispatch on it: the `type` of webhook bodies.
  public String type() {
    return type;
  }

  /// What it is for people, in a word or two.
  public String words() {
    return words;
  }

  /// What it does to its topic at tools that keep a state of their own.
  public Phase phase() {
    return phase;
  }

  /// What a notification does to its topic at tools that keep a state of their own.
  public enum Phase {
    /// Somebody must act.
    TRIGGER,
    /// Somebody takes care of it.
    ACKNOWLEDGE,
    /// Nobody must act any more.
    RESOLVE,
    /// Nothing changes.
    INFORM
  }
}
