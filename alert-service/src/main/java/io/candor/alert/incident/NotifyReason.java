package io.candor.alert.incident;

/// Why somebody is told of a change of an incident, or nobody is.
public enum NotifyReason {
  /// It is open and nobody had been told yet.
  FIRST_NOTICE(true),
  /// The severity rose.
  SEVERITY_RAISED(true),
  /// The evidence now allows an automatic rollback.
  ROLLBACK_AUTOMATIC(true),
  /// It came back after it was resolved.
  CAME_BACK(true),
  /// It is over, and those who had been told should know.
  OVER(true),
  /// Nobody acknowledged it in time.
  ESCALATED(true),
  /// A person took care of it: told where a tool keeps the incident's state.
  ACKNOWLEDGED(true),
  /// A person resolved it: told where a tool keeps the incident's state.
  RESOLVED(true),
  /// Told again: nobody has acknowledged it.
  REPEATED(true),
  /// Another finding about the same matter concerns those who had not been told.
  FINDING_JOINED(true),
  /// Everybody already knows, only figures changed.
  NO_NEWS(false),
  /// About weeks long past when they were computed.
  TOO_OLD(false),
  /// A person resolved it and it is not worse than then.
  RESOLVED_BY_PERSON(false),
  /// It was over before anybody had been told.
  NEVER_NOTIFIED(false),
  /// A person did it.
  DONE_BY_PERSON(false),
  /// A silence covers it.
  SILENCED(false),
  /// An incident that explains it is open.
  INHIBITED(false);

  private final boolean notifies;

  NotifyReason(boolean notifies) {
    this.notifies = notifies;
  }

  /// Whether somebody is told.
  public boolean notifies() {
    return notifies;
  }

  /// Whether somebody would have been told if nothing had muted it.
  public boolean isMuted() {
    return this == SILENCED || this == INHIBITED;
  }
}
