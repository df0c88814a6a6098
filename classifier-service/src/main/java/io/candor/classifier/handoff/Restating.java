package io.candor.classifier.handoff;

import io.candor.classifier.speech.Words;
import java.util.List;
import java.util.regex.Pattern;

/// Whether an agent's turn asks the customer to say again what was said before the hand-over: the
/// matter itself, or a detail that stands in an earlier turn of the customer or in the packet.
final class Restating {
  private static final String MATTER =
      "(?:issue|problem|question|request|case|matter|situation|story|background|concern|trouble|error|enquir(?:y|ies)|inquir(?:y|ies)|details?|everything|it"
          + " all|reason|all of it|what happened|what you need|what (?:is|went) wrong|what this is"
          + " about|complaint|circumstances|context|information|whole thing)";
  private static final String TELL =
      "(?:describe|explain|repeat|re-?state|state|summari[sz]e|recap|outline|detail|tell"
          + " (?:me|us)|give (?:me|us)|fill (?:me|us) in|walk (?:me|us) through|run (?:me|us)"
          + " (?:through|over)|take (?:me|us) through|go"
          + " (?:over|through)|share|provide|re-?enter|re-?type|write|let (?:me|us) know|start"
          + " (?:over|again|from)|begin (?:again|from)|say (?:again|that again)|bring (?:me|us) up"
          + " to speed|catch (?:me|us)"
          + " up|describing|telling|explaining|repeating|elaborate|clarify|send (?:me|us))";
  private static final Pattern ASKS_FOR_MATTER =
      Pattern.compile(
          "\\b"
              + TELL
              + "\\b[^.?!]{0,50}\\b"
              + MATTER
              + "\\b|\\b"
              + TELL
              + "\\b[^.?!]{0,40}\\b(?:again|once more|one more time|from the"
              + " (?:start|beginning|top)|from scratch)\\b|\\bfill (?:me|us) in\\b|\\bbring"
              + " (?:me|us) up to speed|\\bcatch (?:me|us) up|\\bstart over\\b|\\bstart from (?:the"
              + " )?(?:top|scratch|beginning|zero)|\\brecap\\?|\\b(?:what|how|which)(?:'s| is| was|"
              + " seems| exactly is| are| were| did| do| can| may| could| brings?|"
              + " went)?\\b[^.?!]{0,30}\\b(?:the (?:issue|problem|matter|trouble|reason|error)|your"
              + " (?:issue|problem|question|concern|enquiry|inquiry|request|reason)|wrong|about|regarding|going"
              + " on|looking for|you need|did you need|trouble|happened|bring(?:s)?"
              + " you)\\b[^.!]{0,40}\\?|\\b(?:a |the )?description of (?:the|your)\\b|\\bwhat(?:'s|"
              + " is) (?:this|it) (?:all )?about\\b|\\bwhich order\\b[^.?!]*\\bproblem\\b|\\bwhat"
              + " do you need help with\\b");
  private static final Pattern OPENS_ANEW =
      Pattern.compile(
          "^(?:(?:hi|hello|hey|good (?:day|morning|afternoon|evening)|welcome|thank you for"
              + " (?:contacting|calling|waiting)[^.,!?]*|thanks for [^.,!?]*|my name is \\w+|this"
              + " is \\w+|i'm \\w+|so)\\b[^.?!]{0,40}?[,.!]?\\s*)*(?:how (?:can|may|could) (?:i|we)"
              + " (?:help|assist|be of)(?: you)?(?: today| now| out)?|what can (?:i|we) do for"
              + " you(?: today)?|how can i assist(?: you)?(?: today)?|tell me (?:please )?what you"
              + " need|please tell me what you need|what do you need(?: today)?|who am i"
              + " (?:speaking|talking|chatting) (?:with|to)[^.?!]*)\\s*[?.!]*$");
  private static final Pattern BLANK =
      Pattern.compile(
          "\\b(?:(?:can't|cannot|can not|don't|do not|didn't|did not|couldn't|not able to|unable"
              + " to) (?:see|have|get|find|receive|load|access|open)|(?:have|has|had|see|got|was|were|is|came)(?:"
              + " in)? (?:no|nothing|not|only|blank|empty|none)|did not"
              + " (?:include|load|come|show)|nothing (?:was|is) attached|not"
              + " (?:visible|attached|given|passed))\\b[^.?!]{0,60}\\b(?:details?|notes?|history|information|chat|summary|case|ticket|above|reason|handover|hand-over|transcript|conversation|context|blank|empty|assistant|name|given|visible)\\b|\\bcame"
              + " in blank\\b|\\bempty (?:case|ticket)\\b|\\bnew to this"
              + " (?:conversation|chat|case)\\b|\\bjust joined\\b[^.?!]*\\bnothing\\b|\\bshows only"
              + " your name\\b");
  private static final Pattern ASKS =
      Pattern.compile(
          "\\?|\\b(?:please|could you|can you|would you|may i|let me know|tell me|i need you to|i'd"
              + " need|i need)\\b");
  private static final Pattern ANYTHING_ELSE =
      Pattern.compile(
          "\\b(?:anything|something) else\\b|\\belse (?:i|we) can\\b|\\bfurther"
              + " (?:questions|help|assistance)\\b|\\bno need to\\b|\\bdon't (?:need|have) to"
              + " (?:repeat|explain)\\b|\\bwithout (?:you )?(?:having to )?repeat\\w*\\b");

  private record Detail(Pattern asked, Pattern given) {}

  private static Detail detail(String asked, String given) {
    return new Detail(
        Pattern.compile(
            "\\b(?:what(?:'s| is| was)|which|may i (?:have|get|ask)|can i (?:have|get)|could i"
                + " (?:have|get)|could you|can you|would you|please|need|tell me|provide|give"
                + " me|let me have|share|confirm|send)\\b[^.?!]{0,50}\\b(?:"
                + asked
                + ")\\b",
            Pattern.CASE_INSENSITIVE),
        Pattern.compile(given));
  }

  // What agents ask for and what it looks like where it has been given.
  private static final List<Detail> DETAILS =
      List.of(
          detail(
              "(?:order|reference|booking|confirmation|ticket|invoice|reservation|policy|claim|tracking|case|account|customer|member(?:ship)?)(?:"
                  + " id)? ?(?:number|no|id|code|reference)|order id",
              "\\b[A-Za-z]{1,6}[-#]?\\d{3,}\\b|#\\s?\\w*\\d{3,}|\\b\\d{5,}\\b|\\b(?=[A-Z0-9]*\\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{6}\\b"),
          detail("e-?mail(?: address)?", "\\[EMAIL\\]|\\b[\\w.+-]+@[\\w-]+\\.\\w+"),
          detail(
              "(?:phone|telephone|mobile|contact) ?(?:number)?",
              "\\[PHONE\\]|\\+?\\d[\\d -]{8,}\\d"),
          detail(
              "(?:full |first |last |user ?)?name",
              "(?i)\\b(?:my name is|i am|i'm|this is|name:?) [A-Z]\\w+"),
          detail("(?:zip|postal|post) ?code", "(?i)\\b(?:zip|postal|post)\\s?code\\D{0,6}\\d"),
          detail(
              "(?:date|day) (?:of|you)|when (?:did|was)",
              "(?i)\\b(?:on|since) (?:the"
                  + " )?\\d{1,2}(?:st|nd|rd|th)\\b|\\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\\w*"
                  + " \\d{1,2}\\b"));

  private Restating() {}

  /// @param text of the agent's turn
  /// @param first whether it is the agent's first: to open anew is to ask again then
  /// @param earlier what the customer said before it
  /// @param packet what the packet holds, in words; empty when there is none
  static boolean isIn(String text, boolean first, List<String> earlier, String packet) {
    String plain = Words.plain(text);
    if (earlier.isEmpty()) {
      return false; // nothing has been said that could be said again
    }
    String sentences = ANYTHING_ELSE.matcher(plain).find() ? withoutClosing(plain) : plain;
    if (sentences.isEmpty()) {
      return false;
    }
    boolean asks = ASKS.matcher(sentences).find();
    if (asks && ASKS_FOR_MATTER.matcher(sentences).find()) {
      return true;
    }
    if (first
        && (OPENS_ANEW.matcher(sentences).find() || (asks && BLANK.matcher(sentences).find()))) {
      return true;
    }
    return asks && asksForKnown(text, earlier, packet);
  }

  private static String withoutClosing(String plain) {
    StringBuilder kept = new StringBuilder();
    for (String sentence : plain.split("(?<=[.!?])\\s+")) {
      if (!ANYTHING_ELSE.matcher(sentence).find()) {
        kept.append(sentence).append(' ');
      }
    }
    return kept.toString().strip();
  }

  private static boolean asksForKnown(String text, List<String> earlier, String packet) {
    for (Detail detail : DETAILS) {
      if (detail.asked().matcher(text).find()
          && (detail.given().matcher(packet).find()
              || earlier.stream().anyMatch(turn -> detail.given().matcher(turn).find()))) {
        return true;
      }
    }
    return false;
  }
}
