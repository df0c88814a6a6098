package io.candor.classifier.conversation;

import io.candor.classifier.speech.Sentences;
import io.candor.classifier.wording.Wording;
import io.candor.classifier.wording.WordingModel;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a turn of the bot does. A turn that greets and then answers helps.
enum BotUtterance {
  /// Says hello, who it is, or offers help without knowing the case.
  GREETING,
  /// Thanks, wishes, asks for anything else.
  COURTESY,
  /// Announces a human, asks to wait for one, or says that it cannot help.
  HAND_OVER,
  /// Everything else: an answer, an action, a question on the case.
  HELP;

  /// As the model names them.
  static final List<String> CLASSES = Arrays.stream(values()).map(Enum::name).toList();

  static final String MODEL = "bot-utterance.tsv";

  private static final WordingModel SHIPPED = WordingModel.shipped(BotUtterance.class, MODEL);

  private static final String PERSON =
      "(agents?|humans?|persons?|people|colleagues?|specialists?|representatives?|reps?|advis[eo]rs?|experts?|operators?|consultants?|associates?|team"
          + " ?members?|members? of (the|our) (\\w+ )?team|someone|somebody|(our|the) (\\w+"
          + " )?team|(support|service|care|billing|sales) (team|staff|desk|department)|customer"
          + " (support|service|care)|(live|human|our) support)";
  private static final String CASE =
      "(you|this|it|your (case|request|question|chat|conversation|message|issue|ticket))";

  private static final List<Pattern> GREETINGS =
      patterns(
          "^(hi|hello|hey|hiya|greetings|welcome|dear|good (morning|afternoon|evening|day))\\b"
              + "(?!.*\\d)[^?]*$",
          "^thank(s| you) (so much |very much )?for (contacting|reaching|getting in touch|writing"
              + "|calling|your (message|request|inquiry|enquiry|patience|interest))",
          "\\b(i'm|i am|this is|my name is|you're (chatting|talking|speaking) (with|to)"
              + "|you are (chatting|talking|speaking) (with|to))\\b.*"
              + "\\b(assistant|bot|chatbot|agent|helper|robot|ai)\\b",
          "^(i'm|i am|this is|my name is) \\w+$",
          "^\\w+ here$",
          "^(so )?(how|what) (can|may|could|shall) (i|we) (help|assist|do|be of)\\b"
              + "(?!.*\\b(your|the) \\w+ (order|invoice|refund|return)).*$",
          "^(please )?(tell|let) (me|us)( know)? (what|how) (you need|you want|you'd like"
              + "|i can (do|help)|we can (do|help)|brings you)",
          "^what (brings you|is your question|can i|would you like help with)",
          "^(ask|type|describe|enter) (me |in )?(your|a) (question|request|issue|concern|problem)$",
          "^i('m| am) here to help");

  private static final List<Pattern> COURTESIES =
      patterns(
          "^(thank(s| you)|thx|cheers)\\b(?!.*\\d).{0,40}$",
          "^you('re| are) (very |most )?welcome",
          "^(i'?m |i am )?(so |very )?(glad|happy|pleased|delighted)\\b.{0,30}$",
          "^(my pleasure|no problem|no worries|any ?time|not at all|don't mention it)\\b.{0,20}$",
          "^(have|enjoy|wish(ing)? you)\\b.*\\b(day|evening|morning|afternoon|night|weekend|week"
              + "|one|time)\\b",
          "^(good ?bye|bye|take care|see you|talk soon|until next time)",
          "^(great|good|nice|wonderful|glad|lovely) to hear\\b.{0,20}$",
          "^(is there|was there|do you (have|need)|can i (help|do)|may i)\\b.*"
              + "\\b(anything|something) (else|more|further)",
          "^(great|perfect|wonderful|excellent|awesome|super|okay|ok|alright|all right|sure"
              + "|of course|certainly|understood|noted|got it|i see)$");

  private static final List<Pattern> HAND_OVERS =
      patterns(
          "\\b(connect|transfer|hand|pass|forward|redirect|rout|refer|escalat|assign)\\w*\\b.*\\b"
              + PERSON
              + "\\b",
          "\\b(put|get|bring|switch|send|direct|take)\\w* "
              + CASE
              + " .*\\b(to|through|with|over|in touch)\\b.*\\b"
              + PERSON
              + "\\b",
          "\\b(connect|transfer|pass|hand|forward|escalat|rout|put)\\w* "
              + CASE
              + " (over|on|through|to a)\\b",
          "\\b(escalating|transferring|forwarding|handing|connecting|routing|passing)"
              + " (this|it|you)\\b",
          "\\b"
              + PERSON
              + "\\b.*\\b(will|is going to|'ll|can|shall|is about to)\\b.*\\b(be with you|take over"
              + "|take care|take it from|get back|join|contact you|reply|respond|answer|assist|help"
              + "|look (at|into)|pick (this|it) up|continue|reach out)\\b",
          "\\b(hold on|hold the line|please hold|stay (on|with|in)|wait|bear with|hang on|standby"
              + "|stand by)\\b.*\\b("
              + PERSON
              + "|moment|available|line|queue)\\b",
          "\\b(needs?|requires?) (a|an|one of our|some|the) (human|person|agent|colleague"
              + "|specialist|expert)",
          "^(please )?(hold on|hold|one moment|just a moment|bear with me|hang on)( please)?$",
          "\\b(can ?not|can't|could ?n[o']t|unable to|not able to|not allowed"
              + " to)\\b.*\\b(help|assist|answer|do"
              + " (that|this)|handle|process|support)\\b.*\\b(with (this|that|it|your)|that"
              + "|this|here|you|request|question|it)\\b");

  /// What this turn does; a turn without words is a courtesy.
  static BotUtterance of(String text) {
    return Wording.parts(text).stream()
        .map(part -> valueOf(SHIPPED.likeliest(features(part))))
        .max(BotUtterance::compareTo)
        .orElse(COURTESY);
  }

  /// How a turn is worded, and what the commonest words of its sentences say.
  static Set<String> features(String text) {
    Set<String> features = new LinkedHashSet<>(Wording.of(text));
    Set<String> signs = new LinkedHashSet<>();
    for (String sentence : Sentences.of(text)) {
      signs.add(sign(Phrases.plain(sentence)));
    }
    features.addAll(signs);
    if (signs.size() == 1) {
      features.add("@only " + signs.iterator().next());
    }
    return features;
  }

  private static String sign(String sentence) {
    if (matches(HAND_OVERS, sentence)) {
      return "@hand-over";
    }
    if (matches(COURTESIES, sentence)) {
      return "@courtesy";
    }
    return matches(GREETINGS, sentence) ? "@greeting" : "@else";
  }

  private static boolean matches(List<Pattern> patterns, String sentence) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(sentence).find());
  }

  private static List<Pattern> patterns(String... expressions) {
    return Arrays.stream(expressions).map(Pattern::compile).toList();
  }
}
