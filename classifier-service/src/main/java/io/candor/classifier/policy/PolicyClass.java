package io.candor.classifier.policy;

/// What kind of statement breaks the policy.
public enum PolicyClass {
  /// Class 01: refund window, fee, price match, discount; legal terms.
  REFUND_AND_PRICING("01"),
  /// Class 02: warranty, guarantee, replacement, repair, service level.
  WARRANTY_AND_SERVICE_LEVEL("02"),
  /// Class 03: a process, escalation path or contact route.
  PROCESS_AND_CONTACT("03"),
  /// Class 04: a claimed action without a successful tool call.
  CAPABILITY_OVERREACH("04");

  private final String code;

  PolicyClass(String code) {
    this.code = code;
  }

  /// The class of two digits.
  ///
  /// @throws IllegalArgumentException for other texts
  public static PolicyClass ofCode(String code) {
    for (PolicyClass each : values()) {
      if (each.code.equals(code)) {
        return each;
      }
    }
    throw new IllegalArgumentException("policy class: " + code + " (expected: 01 to 04)");
  }

  /// How soon somebody must act on a statement of the class.
  ///
  /// @param regulated whether warranties and service levels are regulated
  public Severity severity(boolean regulated) {
    return switch (this) {
      case REFUND_AND_PRICING -> Severity.P0;
      case WARRANTY_AND_SERVICE_LEVEL -> regulated ? Severity.P0 : Severity.P1;
      case PROCESS_AND_CONTACT -> Severity.P2;
      case CAPABILITY_OVERREACH -> Severity.P1;
    };
  }

  /// The two digits that people write.
  public String code() {
    return code;
  }
}
