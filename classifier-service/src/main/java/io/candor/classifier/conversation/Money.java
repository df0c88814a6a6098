package io.candor.classifier.conversation;

/// An amount of money, as the producer gave it.
///
/// @param currencyCode ISO 4217
/// @param units whole units
/// @param nanos billionths of a unit, of the same sign as `units`
public record Money(String currencyCode, long units, int nanos) {}
