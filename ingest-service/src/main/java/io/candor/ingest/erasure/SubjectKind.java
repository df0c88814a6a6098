package io.candor.ingest.erasure;

/// What can be erased.
public enum SubjectKind {
  /// A person.
  CUSTOMER(1),
  /// A paying organisation.
  ACCOUNT(2);

  private final int code;

  SubjectKind(int code) {
    this.code = code;
  }

  /// The number under which the kind is stored; never changes.
  int code() {
    return code;
  }

  static SubjectKind ofCode(int code) {
    for (SubjectKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw new IllegalArgumentException("subject kind: " + code + " (expected: 1 or 2)");
  }
}
