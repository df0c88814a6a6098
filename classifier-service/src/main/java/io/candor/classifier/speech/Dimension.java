package io.candor.classifier.speech;

/// What a quantity measures; only quantities of one dimension are compared.
public enum Dimension {
  /// A length of time, in days.
  DURATION,
  /// A share, in percent.
  PERCENT,
  /// An amount of money, in whole units of its currency.
  MONEY,
  /// A number of things; the unit is the thing's noun.
  COUNT
}
