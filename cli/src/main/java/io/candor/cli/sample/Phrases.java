package io.candor.cli.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// The wordings of the sample by section, for example `returns.ask`; see `phrases.txt` beside this
/// class.
final class Phrases {
  private final Map<String, List<String>> sections;
  private final Random random;

  private Phrases(Map<String, List<String>> sections, Random random) {
    this.sections = sections;
    this.random = random;
  }

  static Phrases load(Random random) {
    Map<String, List<String>> sections = new HashMap<>();
    List<String> section = new ArrayList<>();
    try (InputStream stream =
            Objects.requireNonNull(Phrases.class.getResourceAsStream("phrases.txt"));
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("[")) {
          section = new ArrayList<>();
          sections.put(line.substring(1, line.length() - 1), section);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          section.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Phrases(sections, random);
  }

  /// One phrase of the section with its slots filled in.
  String pick(String section, Slots slots) {
    List<String> phrases = all(section);
    return slots.fill(phrases.get(random.nextInt(phrases.size())));
  }

  /// Every phrase of the section, in the order of the file.
  List<String> all(String section) {
    List<String> phrases = sections.get(section);
    if (phrases == null) {
      throw new IllegalArgumentException("section: " + section + " (expected: one of phrases.txt)");
    }
    return phrases;
  }

  /// What a conversation says in the place of `{order}`, `{amount}` and `{day}`; the same in all
  /// its turns.
  record Slots(String order, String amount, String day) {
    String fill(String phrase) {
      return phrase.replace("{order}", order).replace("{amount}", amount).replace("{day}", day);
    }
  }
}
