package io.candor.classifier.wording;

import io.candor.classifier.speech.Sentences;
import io.candor.classifier.speech.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How something is said, as features that a [WordingModel] weighs: the words and pairs of words,
/// and the build of the sentences, in which words of the subject ("refund", "router") stand only as
/// what they end in. "I've lifted the cap" and "we've waived the fee" are built alike.
public final class Wording {
  private static final Pattern TOKEN =
      Pattern.compile("n't|\\[\\w+]|\\p{L}*-?\\d[\\p{L}\\d.,:/-]*|\\p{L}+|'\\p{L}+|[?!.,:;]");
  // Words that build a sentence, whatever it is about.
  private static final Set<String> BUILDING =
      words(
          "i you we he she it they me us him her them my your our his their its this that these"
              + " those there here a an the all both any some no not n't none nothing everything"
              + " anything something nobody everyone one am is are was were be been being 'm 're"
              + " 's 've 'd 'll have has had having do does did done doing will would can could may"
              + " might must shall should to of in on at by for from with without into onto out off"
              + " up down over under back away through about as if when once until till unless"
              + " while after before since because so but and or nor than then now just already"
              + " again still yet soon later earlier previously above twice times today tomorrow"
              + " yesterday ago ever never always only also too very really please thanks sorry yes"
              + " ok what which who whom whose why how where whether let get go want need like know"
              + " try else same first last");
  // Words that stand for each other in what people do by speaking: the name of the kind, and its
  // stems.
  private static final Map<String, String> KINDS =
      kinds(
          "SAY tell say explain describ mention writ typ giv ask answer send provid repeat stat"
              + " shar enter submit specif list inform notify summaris summariz recap outlin"
              + " elaborat clarify detail reply spell restat retyp rewrit reexplain advis confirm"
              + " report respond quot",
          "LOOK check look find se read review notic locat verify examin compar search investigat"
              + " pull",
          "BOT bot chatbot robot assistant machin ai comput virtual automat system helper",
          "CHAT chat conversation transcript messag note history summary thread log scroll",
          "MATTER issu problem question matter reason concern troubl situation story background"
              + " happen wrong fault query enquiry inquiry topic",
          "DETAIL number nam addres email mail dat cod phon postcod id referenc detail digit",
          "HUMAN person human agent representativ rep colleagu advisor adviser operator someon"
              + " somebody staff team manager specialist supervisor peopl",
          "WELL great good perfect fin excellent awesom brilliant lovely wonderful super nic glad"
              + " happy cheer bye goodby welcom pleasur",
          "SETTLED work solv sort fix resolv settl help");
  // Said, seen and done, of verbs that do not end in "ed".
  private static final Map<String, String> PAST =
      Map.ofEntries(
          Map.entry("told", "SAY-ed"),
          Map.entry("said", "SAY-ed"),
          Map.entry("wrote", "SAY-ed"),
          Map.entry("written", "SAY-ed"),
          Map.entry("gave", "SAY-ed"),
          Map.entry("given", "SAY-ed"),
          Map.entry("sent", "SAY-ed"),
          Map.entry("spelt", "SAY-ed"),
          Map.entry("saw", "LOOK-ed"),
          Map.entry("seen", "LOOK-ed"),
          Map.entry("found", "LOOK-ed"));
  private static final Set<String> DONE =
      words(
          "made put taken took set cut paid brought got gotten went gone heard held kept left lost"
              + " bought built shut sold thrown threw drawn drew begun began chosen chose frozen"
              + " froze spoken spoke understood withdrawn laid swept dealt undone rebuilt resent"
              + " redone");
  private static final int LONGEST_BUILD = 4;
  private static final int PART = 3;
  // So that the set need not grow.
  private static final int FEATURES_OF_A_WORD = 10;

  private Wording() {}

  /// The features of a text, each once; the caller's own, who may add signs.
  public static Set<String> of(String text) {
    List<String> words = tokens(text);
    int count = words.size();
    List<String> builds = new ArrayList<>(count);
    Set<String> features = new HashSet<>(FEATURES_OF_A_WORD * count);
    for (String word : words) {
      String stem = Words.stem(word);
      String build = build(word, stem);
      builds.add(build);
      features.add(word);
      features.add("~" + stem);
      if (Character.isUpperCase(build.charAt(0))) {
        features.add("=" + build);
      }
    }
    for (int i = 0; i < count; i++) {
      if (i + 1 < count) {
        features.add(words.get(i) + " " + words.get(i + 1));
      }
      if (i + 2 < count) {
        features.add("=" + builds.get(i) + " .. " + builds.get(i + 2));
      }
      StringBuilder build = new StringBuilder("=").append(builds.get(i));
      for (int j = i + 1; j < Math.min(i + LONGEST_BUILD, count); j++) {
        features.add(build.append(' ').append(builds.get(j)).toString());
      }
    }
    return features;
  }

  /// A text in pieces that are as long as what models learn from: three sentences that follow one
  /// another, every three of them. None of a text without words.
  public static List<String> parts(String text) {
    List<String> sentences = Sentences.of(text);
    if (sentences.isEmpty()) {
      return List.of();
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i == 0 || i + PART <= sentences.size(); i++) {
      parts.add(String.join(" ", sentences.subList(i, Math.min(i + PART, sentences.size()))));
    }
    return parts;
  }

  private static List<String> tokens(String text) {
    List<String> words = new ArrayList<>();
    words.add("^");
    Matcher token = TOKEN.matcher(Words.plain(text).replace("n't", " n't"));
    while (token.find()) {
      String word = token.group();
      words.add(word.chars().anyMatch(Character::isDigit) || word.startsWith("[") ? "#" : word);
    }
    words.add("$");
    return words;
  }

  /// What a word contributes to the build of its sentence.
  private static String build(String word, String stem) {
    if (word.length() < 2 || BUILDING.contains(word)) {
      return word;
    }
    String past = PAST.get(word);
    if (past != null) {
      return past;
    }
    boolean ended = word.endsWith("ed") && word.length() > 4;
    String kind = KINDS.get(stem);
    if (kind != null) {
      return ended ? kind + "-ed" : kind;
    }
    if (ended || DONE.contains(word)) {
      return "-ed";
    }
    if (word.endsWith("ing") && word.length() > 5) {
      return "-ing";
    }
    return word.endsWith("ly") && word.length() > 4 ? "-ly" : "*";
  }

  private static Set<String> words(String separatedBySpaces) {
    return Set.of(separatedBySpaces.split(" "));
  }

  private static Map<String, String> kinds(String... kinds) {
    Map<String, String> byStem = new HashMap<>();
    for (String kind : kinds) {
      String[] words = kind.split(" ");
      for (int i = 1; i < words.length; i++) {
        byStem.put(words[i], words[0]);
      }
    }
    return Map.copyOf(byStem);
  }
}
