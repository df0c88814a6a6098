package io.candor.ingest.report;

/// Where an account stands in its life as a customer.
public enum LifecycleStage {
  /// Trying the product.
  TRIAL,
  /// Bought, being set up.
  ONBOARDING,
  /// In normal use.
  ACTIVE,
  /// Expected to leave unless something changes.
  AT_RISK,
  /// Gone.
  CHURNED
}
