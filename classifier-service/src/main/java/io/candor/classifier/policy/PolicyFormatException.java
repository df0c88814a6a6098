package io.candor.classifier.policy;

import java.util.Map;

/// A file that is no policy document.
public final class PolicyFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> mistakes;

  /// @param mistakes by place in the file
  public PolicyFormatException(Map<String, String> mistakes) {
    super("the policy has mistakes in " + mistakes.size() + " places");
    this.mistakes = Map.copyOf(mistakes);
  }

  /// The mistakes by place in the file.
  public Map<String, String> mistakes() {
    return mistakes;
  }
}
