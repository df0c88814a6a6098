package io.candor.classifier.labelling;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// Tells sentences that state a rule ("refunds take five days") from those that tell of one
/// customer's case, of others or of a product ("your refund left us five days ago"), by their
/// meaning. Ships trained on sentences of bots of many trades for the sentence model that ships.
/// Immutable and thread-safe.
public final class RuleHead {
  /// The two classes.
  public static final List<String> CLASSES = List.of("CASE", "RULE");

  private static final String RESOURCE = "rule-head.txt";

  private final LinearHead head;

  /// @param head of [#CLASSES]
  public RuleHead(LinearHead head) {
    this.head = head;
  }

  /// The one that ships.
  public static RuleHead load() {
    try (InputStream in = RuleHead.class.getResourceAsStream(RESOURCE)) {
      return new RuleHead(HeadFile.read(Objects.requireNonNull(in, RESOURCE)).head());
    } catch (IOException e) {
      throw new UncheckedIOException("A resource of the service cannot be read", e);
    }
  }

  /// The file that it is read from.
  ///
  /// @param comments its first lines
  public String toFile(List<String> comments) {
    return HeadFile.write("rule-1", head, comments);
  }

  /// Log-odds that a sentence states a rule.
  ///
  /// @param vector of the sentence with the same number in the place of every quantity
  public double odds(float[] vector) {
    double[] probabilities = head.probabilities(vector);
    return Math.log(probabilities[1] / probabilities[0]);
  }
}
