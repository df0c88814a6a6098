package io.candor.classifier.labelling;

import io.candor.classifier.labelling.RootCause.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Tells why a text complains. Ships trained on sentences of this project's own; what they are made
/// of and how well it does stands in the README. Immutable and thread-safe.
final class RootCauseHead {
  /// The class of texts that complain of nothing, or of something else.
  static final String NONE = "NONE";

  private static final String RESOURCE = "root-cause-head.txt";
  // Below it no class is given. Chosen by cross-validation of the sentences that the head learns
  // from, never on those held back.
  private static final double THRESHOLD = 0.5;

  private final String version;
  private final LinearHead head;

  RootCauseHead(String version, LinearHead head) {
    this.version = version;
    this.head = head;
  }

  String version() {
    return version;
  }

  LinearHead head() {
    return head;
  }

  static RootCauseHead load() {
    try (InputStream in = RootCauseHead.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      HeadFile.Versioned file = HeadFile.read(in);
      return new RootCauseHead(file.version(), file.head());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RootCause label(float[] vector) {
    double[] probabilities = head.probabilities(vector);
    int none = head.classes().indexOf(NONE);
    int likeliest = none == 0 ? 1 : 0;
    for (int k = 0; k < probabilities.length; k++) {
      if (k != none && probabilities[k] > probabilities[likeliest]) {
        likeliest = k;
      }
    }
    double confidence = probabilities[likeliest];
    return confidence >= THRESHOLD
        ? new RootCause(Cause.valueOf(head.classes().get(likeliest)), confidence, version)
        : new RootCause(Cause.UNKNOWN, probabilities[none], version);
  }
}
