package io.candor.ingest.redaction;

/// What a masked span was. Where spans of several kinds overlap, the kind declared first names the
/// placeholder.
public enum MaskKind {
  /// Passwords, API keys, tokens, private keys.
  SECRET,
  /// E-mail addresses.
  EMAIL,
  /// Payment card numbers.
  CARD,
  /// International bank account numbers.
  IBAN,
  /// IPv4 and IPv6 addresses.
  IP,
  /// Telephone numbers.
  PHONE;

  private final String placeholder = "[" + name() + "]";

  /// What stands in the text in place of the span, for example `[EMAIL]`. No detector matches it.
  public String placeholder() {
    return placeholder;
  }
}
