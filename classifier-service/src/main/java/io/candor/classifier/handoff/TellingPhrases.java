package io.candor.classifier.handoff;

import io.candor.classifier.speech.Cues;
import io.candor.classifier.speech.Sentences;
import io.candor.classifier.speech.Words;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// The commonest phrases in which customers say that they told it before, and those that only sound
/// like it. Five ways to say so: I told you or the bot; the bot has it; it is written above; must I
/// say it again; as I said.
final class TellingPhrases {
  /// The sign that they told it before.
  static final String SAYS_SO = "@told";

  private static final String BOT =
      "(?:(?:your|the|that|this|a|an|some) )?(?:\\w+ ){0,2}?(?:bot|chat ?bot|help"
          + " ?bot|robot|assistant|ai(?: helper| assistant| agent)?|a\\.i\\.|machine|computer(?:"
          + " thing)?|virtual (?:agent|assistant)|automated"
          + " (?:agent|thing|system|assistant)|virtual thing|system|whoever|other"
          + " (?:agent|person|guy|one|lady|rep)|(?:last|previous|first)"
          + " (?:agent|person|guy|lady|rep|one|colleague)|agent before|colleague before)";
  private static final String TOLD =
      "(?:told|tell|said|say|mentioned|explained|described|gave|given|provided|answered|wrote|written|typed|entered|stated|sent|shared|confirmed|supplied|submitted|specified|covered|listed|put|filled|spelled|went"
          + " through|gone through|been"
          + " through|asked|replied|responded|informed|notified|typing|discussed|laid"
          + " out|passed|posted|input|detailed|did)";
  private static final String AGAIN =
      "(?:already|before(?!"
          + " (?:\\w*day|noon|i|you|we|the|my|next|it)\\b)|above|earlier|previously|just"
          + " now|(?:\\w+ ){1,2}(?:seconds?|minutes?|moments?)"
          + " ago|(?:many|several|multiple|two|three|four|five|\\d+)(?: more)? times|twice|once"
          + " already|at the (?:start|beginning)|in (?:my|the) (?:first|last|previous|earlier)"
          + " (?:message|post|chat|mail|line)s?|to begin with|so many times|over and over)";

  private static final Cues TELLING =
      Cues.of(
          "told|tell|said|say|mention|expla|descri|gave|give|provid|answer|wr|typ|enter|stat|sent|shar|confirm|suppl|submit|specif|cover|list|put|fill|spel|went|gone|been|ask|repl|respond|inform|notif|discuss|laid|pass|post|detail|did");

  private static final Pattern TOLD_IT =
      pattern(
          "\\b(?:i|we)(?:'ve|'d| have| had)? (?:\\w+ ){0,2}?(?:already|just|literally|literally"
              + " just|previously) (?:been )?(?:\\w+ )?"
              + TOLD
              + "\\b"
              + "|\\b(?:i|we|i've|we've)\\b[^.?!]{0,25}?\\b"
              + TOLD
              + "\\b[^.?!]{0,60}\\b"
              + AGAIN
              + "\\b"
              + "|\\b(?:already|just) (?:"
              + TOLD
              + ")\\b[^.?!]{0,15}\\b(?:you|this|that|it|all|him|her)\\b|^(?:already|just)"
              + " (?:told|said|explained|mentioned|answered|gave|sent|provided)\\b|\\balready"
              + " (?:covered|explained|answered|said|told|stated|mentioned|went"
              + " over|provided|given|given (?:it|that|them))\\b|\\b(?:i|we)(?:'ve|'d| have|"
              + " had)?\\b[^.?!]{0,25}?\\b"
              + TOLD
              + "\\b[^.?!]{0,40}\\b(?:to|with|for|by|when|that)? ?"
              + BOT
              + "\\b|\\b(?:i|we) (?:have |had |'ve )?(?:told|informed)"
              + " (?:you|u|it|him|her|them|everyone)\\b|\\b(?:i|we) (?:have |had |already"
              + " )?(?:said|told|gave|explained|answered) (?:it|this|that|all (?:of"
              + " )?(?:this|that|it)|so)\\b(?!"
              + " (?:wrong|would|will|might))|\\b(?:gave|told|said|explained|entered|typed|answered|described|mentioned)\\b[^.?!]{0,40}\\b(?:to|for|with|in|into|by)"
              + " (?:the |your |that |this )?(?:\\w+ )?(?:bot|chat"
              + " ?bot|robot|assistant|machine|ai|computer)\\b");
  private static final Pattern BOT_HAS_IT =
      pattern(
          "\\b"
              + BOT
              + "(?:'s| is| has| have| had| already| should| must| would| will|,)*\\s*(?:already"
              + " |just |also |has |have |had |got |literally"
              + " )*(?:got|know|knows|knew|has|have|heard|collected|noted|asked|took|taken|recorded|gave|given|given"
              + " you|promised|been told|made me|saved|received|wanted|confirmed|got)\\b(?!"
              + " (?:said|me to (?:contact|call|ask|talk)|to contact|you could|no idea|no clue|a"
              + " problem|been"
              + " (?:no|un)|not\\b))[^.?!]{0,80}\\b(?:it|all|that|this|details?|number|answer(?:ed)?|everything|same|exactly|again|repeat|notes?|info\\w*|this|summary|serial|question|through|through"
              + " it|what)\\b|\\b(?:asking|ask|asked)\\b[^.?!]{0,30}\\bwhat "
              + BOT
              + "\\b[^.?!]{0,10}\\basked\\b|\\b(?:bot|assistant|robot|machine|ai) (?:knows|has"
              + " (?:it|all|everything)|heard)\\b|\\b(?:don't|do|can't|didn't|did) (?:you|u)(?:"
              + " people| guys| all| lot)?(?: not| even)?"
              + " (?:get|see|have|read|receive|talk|share|pass)\\b[^.?!]{0,40}\\b(?:notes?|bot|conversation|history|transcript|chat|messages?|info|details)\\b|\\bwithout"
              + " telling (?:you|u)\\b|\\bask (?:the|your)"
              + " (?:bot|assistant|robot|machine|ai)\\b|\\b(?:told|promised|assured)\\b[^.?!]{0,30}\\b(?:by|from)?"
              + " ?"
              + BOT
              + "\\b[^.?!]{0,40}\\b(?:you(?:'d| would| will|'ll)|have|not have"
              + " to|wouldn't|won't)\\b[^.?!]{0,30}\\b(?:details?|info\\w*|know|repeat|again|everything|it)\\b");
  private static final Pattern WRITTEN_ABOVE =
      pattern(
          "\\bscroll (?:up|back)\\b|\\b(?:see|read|look|check) (?:it |the"
              + " (?:messages?|text|chat|conversation)s? )?(?:above|up there|further up)\\b|\\bsee"
              + " above\\b|\\b(?:it|that|this|they|everything|all|answer|explanation|number|details?|info\\w*)(?:'s|"
              + " is| are|'re|s)?\\b[^.?!]{0,40}\\b(?:in|up|on|from|of) (?:(?:the|my|our|this|that)"
              + " )?(?:\\w+"
              + " )?(?:chat|transcript|history|messages?|conversation|thread|log|above|there)\\b[^.?!]{0,30}\\b(?:with|to|above|bot|chat"
              + " ?bot|assistant|already|before|earlier|history|transcript|robot|there)\\b|\\b(?:is|are|was|were)"
              + " (?:all |both |already )*(?:in|up) (?:the|my)"
              + " (?:bot|assistant|robot|ai|previous|first|earlier|last)?"
              + " ?(?:chat|transcript|conversation|messages?|history)\\b|\\b(?:read|look"
              + " at|check|see|look through|have a look at)\\b[^.?!]{0,25}\\b(?:what i"
              + " (?:wrote|said|told|typed|sent|gave)|my (?:previous|earlier|first|last|other)"
              + " messages?|the (?:history|transcript|chat history|conversation"
              + " (?:history|above|before))|the (?:conversation|chat) (?:i"
              + " had|with|from|before))\\b|\\bfind (?:it|that|this|them|everything|all) in what i"
              + " (?:told|said|wrote|gave)\\b|\\b(?:have|has|got|get)"
              + " (?:it|this|that|all|everything) from (?:the |my |your )?(?:\\w+"
              + " )?(?:bot|conversation|chat|assistant|transcript)\\b|\\bcan(?:'t|not)? you (?:not"
              + " )?see\\b[^.?!]{0,25}\\b(?:conversation|chat|messages?|what i|history)\\b");
  private static final Pattern MUST_I =
      pattern(
          "\\b(?:have to|need to|make me|made me|making me|want me to|asking me to|ask me to|asked"
              + " to|going to|gonna|refuse to|must i|should i|do i|why (?:do|must|should|would)"
              + " i|tired of|sick of|hate|keep|kept|not|won't|don't|stop|without|would rather"
              + " not)\\b[^.?!]{0,30}\\b(?:repeat(?:ing)?(?:"
              + " (?:it|this|that|myself|everything|all|the|what|my))?|re-?typ(?:e|ing)|re-?ent(?:er|ering)|re-?writ(?:e|ing)|re-?explain\\w*|re-?stat(?:e|ing)|start(?:ing)?"
              + " (?:over|again|from)|say(?:ing)? (?:it|this|that|all this|the same)(?: \\w+){0,2}"
              + " (?:again|over|twice|times)|writ(?:e|ing) (?:it|this|that|everything)(?: all)?"
              + " again|explain\\w* (?:it |this |that |everything |all this |myself |all of this"
              + " )?(?:all )?(?:again|over|twice|once more)|tell(?:ing)?"
              + " (?:you|everyone|it|this)(?: \\w+){0,3} (?:again|over|twice|times)|go(?:ing)?"
              + " (?:through|over) (?:it|this|that|everything|all)(?: \\w+){0,2}"
              + " (?:again|twice|over))\\b|\\bhow (?:often|many (?:more"
              + " )?times)\\b[^.?!]{0,20}\\b(?:have|do|must|should|will|need|am)"
              + " (?:i|we)\\b[^.?!]{0,25}\\b(?:say|tell|repeat|explain|write|type|answer|give|haave)\\b|\\b(?:second|third|fourth|fifth|2nd|3rd|4th|hundredth|umpteenth|last)"
              + " time (?:that )?(?:i|i'm|i"
              + " am|we)\\b[^.?!]{0,12}\\b(?:typ|say|said|tell|told|writ|wrote|explain|answer|giv|repeat|hav)\\w*|\\bnot"
              + " again\\b|\\bi (?:hate|refuse)\\b[^.?!]{0,20}\\brepeat|\\bwhat (?:the"
              + " )?(?:bot|assistant|robot|machine|ai)\\b[^.?!]{0,12}\\b(?:already"
              + " )?has\\b|\\b(?:would|should) not have to repeat\\b|\\bagain\\?+ i(?:'ve|"
              + " have)?\\b|\\bonce more,? (?:exactly )?as i\\b|\\b(?:you|u)(?:'re| are)? (?:keep"
              + " )?ask(?:ing|ed)? (?:me )?(?:the same|that|this|it|for (?:it|that|this|the"
              + " same))(?: (?:thing|question)s?)?(?: again| twice| already|\\b)|\\basked (?:me"
              + " )?(?:the same|exactly that|exactly this|that already)\\b|\\bsame"
              + " (?:answer|thing|question)s? (?:that |as )?(?:i|the bot|your|we)\\b|\\bthe same as"
              + " i\\b|\\bwe(?:'ve| have) (?:already )?been (?:through|over)"
              + " (?:this|that|it|all)\\b");
  private static final Pattern AS_I_SAID =
      pattern(
          "\\b(?:as|like|exactly as|exactly what|what|just as|just like) (?:i|we)(?:'ve| have|"
              + " had)?(?: \\w+)?"
              + " (?:said|told|mentioned|explained|wrote|stated|described|typed|answered|gave|indicated|noted|already"
              + " \\w+)\\b|\\bas (?:already"
              + " )?(?:explained|mentioned|stated|described|written|told|discussed|noted)\\b[^.?!]{0,25}\\b(?:bot|assistant|robot|ai|machine|before|above|earlier|already|you|previously)\\b|\\bas"
              + " (?:mentioned|explained|stated|already \\w+|previously \\w+)\\b|\\bi (?:just"
              + " )?(?:said|told) (?:so|that)\\b|\\b(?:it|that) was the first thing i\\b|\\bmy"
              + " explanation is\\b");
  private static final String THE_BOT =
      "(?:\\b(?:\\w*bot|bots|robot|assistant|ai|a\\.i\\.|automat\\w+|virtual \\w+|(?<!my |washing"
          + " |coffee |sewing |coffee-)machine|(?<!my )computer(?:"
          + " thing)?|(?:thing|whoever|whatever|person|guy|lady|agent|colleague) (?:that |who |or"
          + " whatever )*i (?:was |just |have )*(?:chatt|talk|spoke|speak|typ)\\w*)\\b)";
  private static final String KNOWING =
      "\\b(?:t[eo]ll?d?|said|sa(?:y|ying)|wrote|writ\\w+|typ(?:ed|ing)|describ\\w+|explain\\w*|explanation|gave|given|answer\\w*|entered|shared|provided|confirmed|noted|collected|asked|asking|knows?|heard|notes?|log|logs|chat|talk(?:ed)?|transcript|history|conversation|summary|info\\w*|details?|number|screenshot|pass(?:ed|ing)?"
          + " (?:\\w+ )?(?:on|along|over)|hand(?:ed|ing)? (?:\\w+ )?over|handover|all of"
          + " (?:it|this|that)|everything|has (?:it|all|this|that)|been (?:over|through)|went"
          + " (?:over|through)|d(?:id|one) (?:this|that|it|all)|word for word|for"
          + " nothing|again|repeat\\w*|same|start(?:ing)? over|before)\\b";
  // Of whatever wording: the bot, and that something was made known to it.
  private static final Pattern BOT_AND_KNOWING =
      pattern("(?=.*" + THE_BOT + ")(?=.*" + KNOWING + ").*");
  private static final Pattern OTHERWISE_OF_BOT =
      pattern(
          "\\b(?:bot|assistant|robot|ai|machine|chatbot|helpbot)\\b(?: \\w+)?"
              + " (?:told|said|says|say|tells|claims?|claimed|promised|wrote|answered|replied|suggested|recommended|asked|sent)"
              + " (?:to"
              + " )?(?:me|us|i|you|it|that|there|my|he|she|to|this|the)\\b(?!.*\\b(?:repeat|your?"
              + " (?:would|'d|'ll) (?:have|know)|details|same|exactly|already|all"
              + " over|again)\\b)|\\b(?:bot|assistant|robot|ai|machine|chatbot|helpbot)\\b(?:"
              + " \\w+)? (?:was|is|were|are)(?:n't| not)? (?:\\w+"
              + " )?(?:fine|good|great|ok|okay|useless|stupid|helpful|no"
              + " (?:help|use)|broken|nice|terrible|awful|wrong|bad|slow|dumb)\\b|\\b(?:bot|assistant|robot|ai|machine|chatbot|helpbot)\\b(?:"
              + " \\w+)? (?:couldn't|could not|can't|cannot|did(?:n't| not)|does(?:n't|"
              + " not)|won't|would not|wouldn't|failed to) (?:\\w+"
              + " )?(?:help|understand|answer|solve|get|find|work|do|say|tell"
              + " me|know)\\b|\\b(?:(?:did|do|does|would|will|could|can)(?:n't|"
              + " not)|don't|didn't|won't|never|not|rather than|instead"
              + " of|no)\\b[^.?!]{0,20}\\b(?:want(?:ed)? to|like"
              + " to|talk|speak|chat|use|deal|told|tell|said|say|given?|another)\\b[^.?!]{0,30}\\b(?:bot|assistant|robot|ai|machine|chatbot)\\b(?!.*\\b(?:again|repeat|over|already)\\b)|\\b(?:is|are)"
              + " (?:this|you|it|that) (?:a |an |the |still )*(?:\\w+"
              + " )?(?:bot|assistant|robot|ai|machine|chatbot)\\b");
  private static final Pattern SOMEBODY_ELSE =
      pattern(
          "\\b(?:told|tell|said|say|explained|mentioned|described|informed|gave|given|wrote|promised|sent)\\b(?:"
              + " \\w+){0,2}? (?:to |for )?(?:my|the|our|his|her|their|a|some) (?:\\w+"
              + " ){0,2}?(?:boss|bank|team|colleagues?|courier|driver|friends?|wife|husband|mother|father|mom|dad|son|daughter|family|shop|store|manager|accountant|landlord|neighbou?rs?|carrier|doctor|company|office|people"
              + " at|lawyer|partner|children|kids|postman|staff|police|employer|insurance|hotel|airline|customers?|clients?|users?|supplier|warehouse)\\b|\\b(?:as|what)"
              + " i (?:told|said to) the"
              + " (?:courier|driver)\\b|\\b(?:colleague|friend|boss|wife|husband|manager)"
              + " (?:told|said)\\b|\\btold your (?:shop|store|courier|driver|warehouse|branch)\\b");
  private static final Pattern NOT_TOLD =
      pattern(
          "\\b(?:have not|haven't|had not|hadn't|did not|didn't|never|not yet|forgot to|(?:i|we)"
              + " should have|(?:i|we) could have|meant"
              + " to|can't|cannot)\\b[^.?!,]{0,14}\\b(?:told|tell|said|say|mention\\w*|explain\\w*|given?|gave|sent|send|provided?|write|written|type)\\b|\\btold"
              + " (?:you|u) (?:the )?(?:wrong|a wrong|incorrect)\\b|\\bgave (?:you )?(?:the |a"
              + " )?wrong\\b|\\balready (?:tried|did that at|done that at|told"
              + " my|paid|have|received|got|bought)\\b|\\bnobody told\\b|\\b(?:was|were|been) told"
              + " (?:it|that it|it would|to)\\b(?!.*\\b(?:details|repeat|know)\\b)|\\bnever had"
              + " to\\b|\\basked (?:for )?(?:something|someone|somebody|anything) else\\b|\\bas"
              + " (?:menn?tioned|explained|stated|described|written|noted|told|said|discussed)"
              + " (?:in|on|at|by|to|under) (?!(?:\\w+ )?(?:the |my |your )?(?:\\w+"
              + " )?(?:chat|first|previous|earlier|message|conversation|bot|chatbot|assistant|robot|ai|machine|you)\\b)|\\bas"
              + " said,? (?:i|we|it|can|the|my|return|where|how|why|what|when|is|do)\\b|\\bexactly"
              + " as i said$"
              // An earlier contact, not the bot of this one.
              + "|\\b(?:wrote|written|called|mailed|contacted|asked|reported|complained|told|said)\\b[^.?!]{0,25}\\b(?:last"
              + " (?:week|month|year|time|monday|tuesday|wednesday|thursday|friday)|yesterday|(?:\\w*d\\w*ys?|we?[er]*ks?|months?)"
              + " ago)\\b(?!.*\\b(?:bot|chatbot|assistant|robot|machine)\\b)");

  private TellingPhrases() {}

  /// What a text's phrases say, as signs for [RepeatedTelling].
  static Set<String> signs(String text) {
    Set<String> signs = new LinkedHashSet<>();
    for (String sentence : Sentences.of(Words.plain(text))) {
      boolean elsewhere = SOMEBODY_ELSE.matcher(sentence).find();
      boolean not = NOT_TOLD.matcher(sentence).find();
      if (saysSo(sentence)) {
        signs.add(elsewhere || not ? "@told otherwise" : SAYS_SO);
      }
      if (elsewhere) {
        signs.add("@somebody else");
      }
      if (not) {
        signs.add("@not told");
      }
    }
    return signs;
  }

  private static boolean saysSo(String sentence) {
    return (BOT_AND_KNOWING.matcher(sentence).matches()
            && !OTHERWISE_OF_BOT.matcher(sentence).find())
        || (TELLING.areIn(sentence) && TOLD_IT.matcher(sentence).find())
        || BOT_HAS_IT.matcher(sentence).find()
        || WRITTEN_ABOVE.matcher(sentence).find()
        || MUST_I.matcher(sentence).find()
        || AS_I_SAID.matcher(sentence).find();
  }

  private static Pattern pattern(String expression) {
    return Pattern.compile(expression);
  }
}
