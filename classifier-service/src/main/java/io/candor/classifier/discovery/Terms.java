package io.candor.classifier.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text as the content words that a name can be made of. A verb and its particle are one term
/// ("log in", and the noun "login" with it), inflections are one term, and a negation belongs to
/// the word after it ("not working" is another term than "working"). English.
final class Terms {
  /// A content word.
  ///
  /// @param stem what all its forms share; decides which terms are the same
  /// @param form as it was written, in lower case
  /// @param clause number of the clause that it stands in
  /// @param place number of the word in the text
  record Term(String stem, String form, int clause, int place) {
    Term denied(String negation) {
      return new Term("not " + stem, negation + " " + form, clause, place);
    }
  }

  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}]+)?|[.,;:!?()\\[\\]\"\\n]");
  // What stands before one and what stands behind it are two things that are said.
  private static final Set<String> CONJUNCTIONS = Set.of("and", "but", "because");
  private static final Set<String> PARTICLES =
      Set.of("in", "on", "out", "off", "up", "down", "back", "away");
  private static final Set<String> OBJECTS = Set.of("me", "us", "you", "it", "them", "him", "her");
  private static final Set<String> NEGATIONS =
      Set.of(
          ("not no never cannot without can't won't don't doesn't didn't isn't wasn't aren't"
               + " weren't couldn't wouldn't shouldn't hasn't haven't hadn't cant wont dont doesnt"
               + " didnt isnt wasnt arent werent couldnt wouldnt shouldnt hasnt havent hadnt")
              .split(" "));
  // Auxiliary verbs keep a negation for the word after them: "does not work", "will never load".
  private static final Set<String> PASSED_BY =
      Set.of("be", "been", "being", "even", "any", "a", "the", "more", "longer", "able", "to");
  private static final Set<String> STOP =
      Set.copyOf(
          List.of(
              ("a an the this that these those it its i'm i me my mine we our you your he she"
                      + " they them his her who what which when where why how is are was were am"
                      + " be been being do does did done have has had having will would can could"
                      + " should may might must shall to of for from with by at as and or but if so"
                      + " than then there here very just only also too still ever even much many"
                      + " more most some any all each every other another such own same both few"
                      + " lot lots really quite please thanks thank hi hello hey dear sorry"
                      + " honestly well ok okay yes in on out off up down away over under into onto"
                      + " about since until while during because now today yesterday tomorrow"
                      + " always often sometimes already yet get gets got getting go goes going"
                      + " went make makes made take takes took want wants wanted need needs needed"
                      + " like seem seems thing things something anything nothing everything"
                      + " someone anyone everyone one two three first second time times day days"
                      + " week weeks month months year years hour hours minute minutes way let lets"
                      + " try tries tried trying use uses used using say says said come comes came"
                      + " know think i've i'd i'll it's that's there's you're we're they're"
                      + " through between against whole whatever simply straight right us after"
                      + " before")
                  .split(" ")));
  private static final Pattern NUMBER = Pattern.compile("\\d.*");
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("sent", "send"),
          Map.entry("paid", "pay"),
          Map.entry("broke", "break"),
          Map.entry("broken", "break"),
          Map.entry("lost", "lose"),
          Map.entry("stuck", "stick"),
          Map.entry("froze", "freeze"),
          Map.entry("frozen", "freeze"),
          Map.entry("threw", "throw"),
          Map.entry("thrown", "throw"),
          Map.entry("shown", "show"),
          Map.entry("wrote", "write"),
          Map.entry("written", "write"),
          Map.entry("ran", "run"),
          Map.entry("stole", "steal"),
          Map.entry("stolen", "steal"));

  private Terms() {}

  static List<Term> of(String text) {
    Reading reading = new Reading();
    Matcher words = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('’', '\''));
    while (words.find()) {
      reading.read(words.group());
    }
    reading.endClause();
    return reading.terms;
  }

  /// Word by word; grows.
  private static final class Reading {
    private final List<Term> terms = new ArrayList<>();
    private int clause;
    private int place;
    private String negation = "";
    // The word before, when a particle may belong to it.
    private String before = "";
    // The negation of a "get", and the first term behind it: "can't get the card to work" denies
    // the work, "can't get a card" the card.
    private String owed = "";
    private int owedTo;

    void read(String word) {
      if (!Character.isLetterOrDigit(word.charAt(0))) {
        endClause();
        return;
      }
      place++;
      if (CONJUNCTIONS.contains(word)) {
        endClause();
      } else if (PARTICLES.contains(word) && !before.isEmpty()) {
        Term verb = terms.removeLast();
        terms.add(new Term(verb.stem() + word, verb.form() + " " + word, clause, verb.place()));
        before = "";
      } else if (!OBJECTS.contains(word) || before.isEmpty()) {
        // Else "logs me out": the particle may still come.
        readNext(word);
      }
    }

    private void readNext(String word) {
      before = "";
      if (NEGATIONS.contains(word)) {
        negation = word;
      } else if (word.equals("get") && !negation.isEmpty()) {
        owed = negation;
        owedTo = terms.size();
        negation = "";
      } else if (word.equals("to") && !owed.isEmpty()) {
        negation = owed;
        owed = terms.size() > owedTo ? owed : "";
      } else if (STOP.contains(word) || NUMBER.matcher(word).matches() || word.length() < 2) {
        negation = PASSED_BY.contains(word) ? negation : "";
      } else {
        Term term = new Term(stem(word), word, clause, place);
        terms.add(negation.isEmpty() ? term : term.denied(negation));
        owed = negation.isEmpty() ? owed : "";
        negation = "";
        before = mayTakeParticle(word) ? word : "";
      }
    }

    void endClause() {
      if (!owed.isEmpty() && owedTo < terms.size()) {
        terms.set(owedTo, terms.get(owedTo).denied(owed));
      }
      owed = "";
      negation = "";
      before = "";
      clause++;
    }
  }

  /// A particle after a noun is a preposition ("the app on my phone"); verbs that people use with
  /// one are few and short.
  private static boolean mayTakeParticle(String word) {
    return VERBS.contains(stem(word));
  }

  private static final Set<String> VERBS =
      Set.of(
          ("log sign top set turn shut lock time break check back boot kick throw start switch cut"
               + " hang print pay pick drop show opt roll fall hold send call come give fill charge"
               + " ship sync")
              .split(" "));

  /// Without the endings of number, time and person. Not linguistics: enough that the forms of a
  /// word that stand in one cluster meet.
  static String stem(String word) {
    String plain = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
    String irregular = IRREGULAR.get(plain);
    if (irregular != null) {
      return irregular;
    }
    int length = plain.length();
    if (length > 4 && plain.endsWith("ies")) {
      return plain.substring(0, length - 3) + "y";
    }
    if (length > 5 && plain.endsWith("ing")) {
      return undoubled(plain.substring(0, length - 3));
    }
    if (length > 4 && plain.endsWith("ed")) {
      return undoubled(plain.substring(0, length - 2));
    }
    if (length > 4
        && (plain.endsWith("shes") || plain.endsWith("ches") || plain.endsWith("sses"))) {
      return plain.substring(0, length - 2);
    }
    if (length > 3 && plain.endsWith("s") && !plain.endsWith("ss") && !plain.endsWith("us")) {
      return silentE(plain.substring(0, length - 1));
    }
    return silentE(plain);
  }

  private static String undoubled(String stem) {
    int length = stem.length();
    boolean doubled =
        length > 3
            && stem.charAt(length - 1) == stem.charAt(length - 2)
            && "bdgmnprt".indexOf(stem.charAt(length - 1)) >= 0;
    return silentE(doubled ? stem.substring(0, length - 1) : stem);
  }

  private static String silentE(String stem) {
    return stem.length() > 3 && stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
  }
}
