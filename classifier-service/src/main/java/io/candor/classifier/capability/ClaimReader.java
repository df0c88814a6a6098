package io.candor.classifier.capability;

import io.candor.classifier.speech.Sentences;
import io.candor.classifier.wording.Wording;
import io.candor.classifier.wording.WordingModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads from a turn of the bot what it says is done. A claim says, in whatever words, that the bot
/// has done something for the customer ("I've issued your refund", "all set, the fee is gone").
/// Questions, offers, conditions, denials, rules and what the bot only reports from a record are
/// none.
public final class ClaimReader {
  /// What a sentence may be, as its model names it.
  static final List<String> CLASSES = List.of("NONE", "CLAIM");

  static final String MODEL = "claim.tsv";

  // Where precision and recall meet on companies that the model has not learned from.
  static final double LIKELY = 0.4;
  // For what may be done by others.
  private static final double SURE = 0.9;
  private static final String PHRASE = "@phrase";
  private static final String NO_PHRASE = "@no phrase";
  private static final WordingModel SHIPPED = WordingModel.shipped(ClaimReader.class, MODEL);

  private ClaimReader() {}

  /// The claims of a turn.
  public static List<Claim> claims(int turnIndex, Instant time, String text) {
    List<Claim> claims = new ArrayList<>();
    for (String sentence : Sentences.of(text)) {
      Claim claim = claim(turnIndex, time, sentence);
      if (claim != null) {
        claims.add(claim);
      }
    }
    return claims;
  }

  private static @Nullable Claim claim(int turnIndex, Instant time, String sentence) {
    Set<String> features = Wording.of(sentence);
    features.add(PHRASE);
    // A phrase only speaks for a claim: where it would not be enough, none is looked for.
    if (likelihood(features) < LIKELY) {
      return null;
    }
    Claim phrase = ClaimPhrases.claim(turnIndex, time, sentence);
    if (phrase != null) {
      return phrase;
    }
    features.remove(PHRASE);
    features.add(NO_PHRASE);
    ClaimedAction action = ClaimedAction.of(sentence);
    return likelihood(features) < (action.byOthers() ? SURE : LIKELY)
        ? null
        : action.claim(turnIndex, time, sentence);
  }

  private static double likelihood(Set<String> features) {
    return SHIPPED.probability("CLAIM", features);
  }

  /// How a sentence is worded, and whether one of the commonest phrases claims an action in it.
  static Set<String> features(String sentence) {
    Set<String> features = Wording.of(sentence);
    boolean phrase = ClaimPhrases.claim(0, Instant.EPOCH, sentence) != null;
    features.add(phrase ? PHRASE : NO_PHRASE);
    return features;
  }
}
