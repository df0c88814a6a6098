package io.candor.classifier.capability;

import io.candor.classifier.speech.Sentences;
import io.candor.classifier.speech.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads from a turn of the bot what it promises for later.
public final class CommitmentReader {
  private static final Pattern PROMISE =
      Pattern.compile(
          "\\b(?:i|we|it|they|(?:our|the|a|an|your|my|\\$?[\\d.,]+)(?: \\w+){0,5}?)(?:'ll| will|"
              + " shall|'m going to|'re going to| am going to| are going to| is going to)\\b(?!"
              + " not\\b| you\\b)|\\bi promise\\b|\\byou(?:'ll| will)"
              + " (?:get|receive|have|see|hear|be"
              + " (?:refunded|credited|contacted|called|charged|notified))\\b");
  private static final Pattern NO_PROMISE =
      Pattern.compile(
          "\\b(?:i'll|i will|we'll|we will|let me) (?:be happy|be glad|need|check|look|see|try|have"
              + " a look|help|assist|explain|walk|just|first|wait|be right|go"
              + " ahead)\\b|\\bthat(?:'ll| will) be"
              + " all\\b|^(?:if|would|could|can|do|shall|should)\\b.*\\?$");

  private CommitmentReader() {}

  /// The promises of a turn.
  public static List<Commitment> commitments(int turnIndex, Instant time, String text) {
    List<Commitment> commitments = new ArrayList<>();
    for (String sentence : Sentences.of(text)) {
      String plain = Words.plain(sentence);
      if (!plain.endsWith("?")
          && PROMISE.matcher(plain).find()
          && !NO_PROMISE.matcher(plain).find()) {
        commitments.add(new Commitment(turnIndex, time, sentence));
      }
    }
    return commitments;
  }
}
