package io.candor.classifier.qa;

import java.util.Arrays;
import java.util.List;

/// What reviewers are asked of every conversation.
public enum Question {
  /// Was what the bot said true, and did it answer what was asked?
  ANSWERS_TRUE(false),
  /// Did the bot try to help?
  HELP_ATTEMPTED(false),
  /// Was the customer's matter settled when it ended?
  RESOLVED(false),
  /// Did the agent ask for what was known already?
  CONTEXT_LOST(true),
  /// Did the customer say that they had told the bot already?
  TOLD_BEFORE(true),
  /// Did the agent's first response show that the packet was read?
  PACKET_ACKNOWLEDGED(true);

  private final boolean ofEscalations;

  Question(boolean ofEscalations) {
    this.ofEscalations = ofEscalations;
  }

  /// The questions about a conversation.
  static List<Question> about(boolean escalated) {
    return Arrays.stream(values()).filter(each -> escalated || !each.ofEscalations).toList();
  }
}
