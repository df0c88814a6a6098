package io.candor.metrics.settings;

import java.util.Set;

/// How policy incidents and refunds are judged.
///
/// @param regulated the workspace is regulated: class 02 is then P0 like class 01
/// @param refundTools names of the tools whose successful calls pay a refund
public record PolicySettings(boolean regulated, Set<String> refundTools) {

  public static final PolicySettings DEFAULT = new PolicySettings(false, Set.of("issue_refund"));

  public PolicySettings {
    refundTools = Set.copyOf(refundTools);
  }
}
