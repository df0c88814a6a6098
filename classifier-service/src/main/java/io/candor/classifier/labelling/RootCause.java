package io.candor.classifier.labelling;

/// Why a text complains.
///
/// @param cause the most probable class
/// @param confidence estimated probability of `cause`, 0..1; for [Cause#UNKNOWN], that none of the
///     others is right
/// @param headVersion the version of the head that made it
public record RootCause(Cause cause, double confidence, String headVersion) {
  /// The classes of the contract.
  public enum Cause {
    /// Something is broken.
    PRODUCT_BUG,
    /// The answer or the repair took too long.
    SLOW_RESOLUTION,
    /// The customer could not find out how.
    MISSING_DOCUMENTATION,
    /// The customer does not understand a charge.
    BILLING_CONFUSION,
    /// It works as built, not as expected.
    UNEXPECTED_BEHAVIOUR,
    /// None of them, or none that is probable enough.
    UNKNOWN
  }
}
