package io.candor.classifier.labelling;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Cuts a text into the parts that may each say something of their own: its sentences; of a long
/// text, short runs of sentences. Pure.
final class TextParts {
  // Fewer words are a greeting, an exclamation, or too little to be sure of a theme.
  private static final int LEAST_WORDS = 6;
  private static final int MOST_SENTENCES = 16;
  // A symptom of one sentence is hardly heard among more words; in fewer there is hardly one.
  private static final int MOST_WORDS = 60;
  private static final int FEW_WORDS = 20;
  // About a second of reading.
  private static final int MOST_RUNS = 128;

  private TextParts() {}

  /// The parts in their order; empty for a text that has fewer than two.
  static List<String> of(String text) {
    List<String> sentences = sentences(text);
    List<String> parts = sentences.size() <= MOST_SENTENCES ? sentences : runs(sentences);
    return parts.size() < 2 ? List.of() : parts;
  }

  /// Whether a text has so many sentences that one of them is hardly heard in the whole.
  static boolean isLong(List<String> parts) {
    return parts.size() > MOST_SENTENCES;
  }

  private static List<String> sentences(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = text.substring(start, end).strip();
      if (words(sentence) >= LEAST_WORDS) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }

  /// Runs that are as short as their number allows; of a text of more than 7,680 words, evenly
  /// spread ones.
  private static List<String> runs(List<String> sentences) {
    int words = sentences.stream().mapToInt(TextParts::words).sum();
    int size = Math.clamp((words + MOST_RUNS - 1) / MOST_RUNS, FEW_WORDS, MOST_WORDS);
    List<String> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    int inRun = 0;
    for (String sentence : sentences) {
      int own = words(sentence);
      if (inRun > 0 && inRun + own > size) {
        runs.add(run.toString());
        run.setLength(0);
        inRun = 0;
      }
      run.append(inRun == 0 ? "" : " ").append(sentence);
      inRun += own;
    }
    runs.add(run.toString());
    if (runs.size() <= MOST_RUNS) {
      return runs;
    }
    List<String> spread = new ArrayList<>();
    for (int k = 0; k < MOST_RUNS; k++) {
      spread.add(runs.get((int) ((long) k * runs.size() / MOST_RUNS)));
    }
    return spread;
  }

  private static int words(String text) {
    int words = 0;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      boolean space = Character.isWhitespace(text.charAt(i));
      words += !space && !inWord ? 1 : 0;
      inWord = !space;
    }
    return words;
  }
}
