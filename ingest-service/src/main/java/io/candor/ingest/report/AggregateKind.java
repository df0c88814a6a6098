package io.candor.ingest.report;

/// The kinds of things that events are about. Each has a state of its own, computed from its
/// events.
public enum AggregateKind {
  /// A paying organisation.
  ACCOUNT(1, "accounts"),
  /// An AI support bot.
  DEPLOYMENT(2, "deployments"),
  /// A release of a part of the product.
  RELEASE(3, "releases"),
  /// A support interaction with its turns, tool calls and surveys.
  CONVERSATION(4, "conversations"),
  /// Words outside a conversation.
  FEEDBACK(5, "feedback");

  private final int code;
  private final String collection;

  AggregateKind(int code, String collection) {
    this.code = code;
    this.collection = collection;
  }

  /// The number under which the kind is stored; never changes.
  public int code() {
    return code;
  }

  /// The collection in resource names, for example `conversations`.
  public String collection() {
    return collection;
  }

  /// The kind with this code.
  public static AggregateKind ofCode(int code) {
    for (AggregateKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("aggregate kind: " + code + " (expected: 1 to 5)");
  }
}
