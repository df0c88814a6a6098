package io.candor.classifier.handoff;

import io.candor.classifier.speech.Sentences;
import io.candor.classifier.speech.Words;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// The commonest phrases in which agents ask for the matter, begin anew, or say that nothing
/// reached
/// them.
final class AskingPhrases {
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
  private static final Pattern ANYTHING_ELSE =
      Pattern.compile(
          "\\b(?:anything|something) else\\b|\\belse (?:i|we) can\\b|\\bfurther"
              + " (?:questions|help|assistance)\\b|\\bno need to\\b|\\bdon't (?:need|have) to"
              + " (?:repeat|explain)\\b|\\bwithout (?:you )?(?:having to )?repeat\\w*\\b");

  private AskingPhrases() {}

  /// What a text's phrases say, as signs for [AgentTurn].
  static Set<String> signs(String text) {
    Set<String> signs = new LinkedHashSet<>();
    String plain = Words.plain(text);
    for (String sentence : Sentences.of(plain)) {
      if (ANYTHING_ELSE.matcher(sentence).find()) {
        signs.add("@anything else");
      } else if (ASKS_FOR_MATTER.matcher(sentence).find()) {
        signs.add("@asks for the matter");
      }
      if (BLANK.matcher(sentence).find()) {
        signs.add("@nothing came");
      }
    }
    if (OPENS_ANEW.matcher(plain).find()) {
      signs.add("@opens anew");
    }
    return signs;
  }
}
