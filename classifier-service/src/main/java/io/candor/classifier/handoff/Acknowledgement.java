package io.candor.classifier.handoff;

import io.candor.classifier.speech.Words;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether an agent's first response shows that the packet was read.
final class Acknowledgement {
  private static final Pattern READ =
      Pattern.compile(
          "\\b(?:i(?:'ve| have)? (?:read|see|can see|got|have|reviewed|went through|gone"
              + " through|looked (?:at|through)|checked)|(?:thanks|thank you) for"
              + " (?:the|your|waiting|giving|explaining|providing|sharing)|we"
              + " have|got)\\b[^.?!]{0,60}\\b(?:notes?|summary|history|conversation|transcript|chat|messages?|details?|what"
              + " you (?:wrote|said|told|tried|explained|need)|it"
              + " all|everything|context|information|file|case)\\b|\\b(?:assistant|bot|colleague|system)"
              + " (?:has |have |already"
              + " )?(?:passed|told|gave|given|sent|forwarded|shared|informed|handed|noted|filled)\\b|\\bno"
              + " need to (?:repeat|explain)|\\byou (?:don't|won't) (?:have|need) to"
              + " (?:repeat|explain)|\\bcame with (?:everything|all|the)\\b|\\bas (?:noted|you"
              + " (?:wrote|told|explained|described|mentioned))\\b|\\bi understand (?:that |this is"
              + " about |you|your)\\b|\\b(?:all|everything) (?:is )?(?:here|in front of"
              + " me)\\b|\\btook over your"
              + " (?:chat|case|conversation)\\b[^.?!]*\\b(?:notes?|details?|everything)\\b");
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "custom",
          "ask",
          "question",
          "help",
          "issu",
          "request",
          "problem",
          "summary",
          "pass",
          "detail",
          "agent",
          "answer",
          "chat",
          "plan",
          "segment",
          "account");

  private Acknowledgement() {}

  /// @param first the agent's first response
  /// @param packet the packet in words
  static boolean isIn(String first, String packet) {
    if (READ.matcher(Words.plain(first)).find()) {
      return true;
    }
    Set<String> subject = Words.content(packet.replace('_', ' '));
    subject.removeAll(EMPTY_WORDS);
    return !Words.common(subject, Words.content(first)).isEmpty();
  }
}
