package io.candor.ingest.report;

/// The way by which customer and support talk.
public enum Channel {
  /// A chat on a web site.
  CHAT,
  /// A chat inside the product.
  IN_APP,
  /// E-mail.
  EMAIL,
  /// A telephone call.
  PHONE,
  /// A messaging service such as SMS.
  MESSAGING,
  /// A form on a web site.
  WEB_FORM,
  /// Any other way.
  OTHER
}
