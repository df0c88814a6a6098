package io.candor.classifier.embedding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// BERT's uncased WordPiece tokenizer: clean, lower-case, strip accents, split at white space and
/// punctuation, then the longest known piece first. Gives the ids of the reference implementation
/// for the same vocabulary. Thread-safe.
final class WordPieceTokenizer {
  /// Longer words are one unknown token, as in the model's own tokenizer file.
  private static final int MAX_WORD_LENGTH = 100;

  private final Vocabulary vocabulary;
  private final int[] prefix;

  WordPieceTokenizer(Vocabulary vocabulary) {
    this(vocabulary, "");
  }

  /// @param prefix stands before the words of every window
  WordPieceTokenizer(Vocabulary vocabulary, String prefix) {
    this.vocabulary = vocabulary;
    this.prefix = encode(prefix);
  }

  /// A prefix must leave most of a window to the text.
  ///
  /// @throws IllegalArgumentException when it does not
  void checkRoom(int maxTokens) {
    if (prefix.length + 2 > maxTokens / 2) {
      throw new IllegalArgumentException(
          "candor.classifier.embedding.prefix: "
              + prefix.length
              + " tokens (expected: less than half of max-tokens, "
              + maxTokens
              + ")");
    }
  }

  /// Ids of the whole text, without the marks of start and end. Empty for a text without words.
  int[] encode(String text) {
    IdBuffer ids = new IdBuffer(16 + text.length() / 4);
    String normal = normalise(text);
    int wordStart = -1;
    for (int i = 0; i < normal.length(); ) {
      int c = normal.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean space = isSpace(c);
      boolean alone = !space && (isPunctuation(c) || isHan(c));
      if (space || alone) {
        if (wordStart >= 0) {
          appendWord(normal.substring(wordStart, i), ids);
          wordStart = -1;
        }
        if (alone) {
          appendWord(normal.substring(i, next), ids);
        }
      } else if (wordStart < 0) {
        wordStart = i;
      }
      i = next;
    }
    if (wordStart >= 0) {
      appendWord(normal.substring(wordStart), ids);
    }
    return ids.toArray();
  }

  /// The text as model inputs of at most `maxTokens` ids each, marks and prefix included. A text
  /// that does not
  /// fit is cut into windows of nearly equal length, so that the mean over them weighs every part
  /// alike; at most `maxWindows`, spread evenly, are kept. A text without words is one empty
  /// window.
  List<int[]> windows(String text, int maxTokens, int maxWindows) {
    int[] ids = encode(text);
    int room = maxTokens - 2 - prefix.length; // the marks of start and end
    int count = Math.max(1, (ids.length + room - 1) / room);
    int kept = Math.min(count, maxWindows);
    List<int[]> windows = new ArrayList<>(kept);
    for (int k = 0; k < kept; k++) {
      int index = kept == count ? k : (int) ((long) k * count / kept);
      int from = (int) ((long) index * ids.length / count);
      int to = (int) ((long) (index + 1) * ids.length / count);
      int[] window = new int[prefix.length + to - from + 2];
      window[0] = vocabulary.startId();
      System.arraycopy(prefix, 0, window, 1, prefix.length);
      System.arraycopy(ids, from, window, prefix.length + 1, to - from);
      window[window.length - 1] = vocabulary.endId();
      windows.add(window);
    }
    return windows;
  }

  private void appendWord(String word, IdBuffer ids) {
    if (word.codePointCount(0, word.length()) > MAX_WORD_LENGTH) {
      ids.add(vocabulary.unknownId());
      return;
    }
    int mark = ids.size();
    int start = 0;
    while (start < word.length()) {
      int end = word.length();
      int id = Vocabulary.ABSENT;
      while (end > start) {
        String piece = word.substring(start, end);
        id = vocabulary.id(start == 0 ? piece : "##" + piece);
        if (id != Vocabulary.ABSENT) {
          break;
        }
        end--;
      }
      if (id == Vocabulary.ABSENT) {
        ids.truncate(mark);
        ids.add(vocabulary.unknownId());
        return;
      }
      ids.add(id);
      start = end;
    }
  }

  private static String normalise(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    boolean ascii = true;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      ascii &= c < 128;
      if (isSpace(c)) {
        clean.append(' ');
      } else if (c != 0xFFFD && !isControl(c)) {
        clean.appendCodePoint(c);
      }
    }
    return ascii ? lowerCaseAscii(clean) : lowerCaseWithoutAccents(clean);
  }

  private static String lowerCaseAscii(StringBuilder clean) {
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        clean.setCharAt(i, (char) (c + 32));
      }
    }
    return clean.toString();
  }

  private static String lowerCaseWithoutAccents(StringBuilder clean) {
    String decomposed = Normalizer.normalize(clean, Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder(decomposed.length());
    for (int i = 0; i < decomposed.length(); ) {
      int c = decomposed.codePointAt(i);
      i += Character.charCount(c);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        out.appendCodePoint(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }

  private static boolean isSpace(int c) {
    return c == ' '
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 128 && (Character.isSpaceChar(c) || c == 0x85));
  }

  private static boolean isControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static boolean isPunctuation(int c) {
    if (c < 128) {
      return (c >= 33 && c <= 47)
          || (c >= 58 && c <= 64)
          || (c >= 91 && c <= 96)
          || (c >= 123 && c <= 126);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /// The blocks that BERT splits into single characters.
  private static boolean isHan(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }

  private static final class IdBuffer {
    private int[] ids;
    private int size;

    IdBuffer(int capacity) {
      ids = new int[capacity];
    }

    void add(int id) {
      if (size == ids.length) {
        ids = Arrays.copyOf(ids, size * 2);
      }
      ids[size++] = id;
    }

    int size() {
      return size;
    }

    void truncate(int newSize) {
      size = newSize;
    }

    int[] toArray() {
      return Arrays.copyOf(ids, size);
    }
  }
}
