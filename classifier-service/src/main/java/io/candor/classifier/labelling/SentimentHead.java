package io.candor.classifier.labelling;

import io.candor.classifier.labelling.Sentiment.Polarity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// Tells displeased from neutral from pleased. Ships trained on public reviews; see NOTICE for the
/// data and the README for its figures.
final class SentimentHead {
  private static final String RESOURCE = "sentiment-head.txt";

  private final String version;
  private final LinearHead head;

  SentimentHead(String version, LinearHead head) {
    this.version = version;
    this.head = head;
  }

  String version() {
    return version;
  }

  LinearHead head() {
    return head;
  }

  static SentimentHead load() {
    try (InputStream in = SentimentHead.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      HeadFile.Versioned file = HeadFile.read(in);
      return new SentimentHead(file.version(), file.head());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Sentiment label(float[] vector) {
    double[] probabilities = head.probabilities(vector);
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      if (probabilities[k] > probabilities[best]) {
        best = k;
      }
    }
    double score = of(Polarity.POSITIVE, probabilities) - of(Polarity.NEGATIVE, probabilities);
    Polarity polarity = Polarity.valueOf(head.classes().get(best));
    return new Sentiment(polarity, score, probabilities[best], version);
  }

  private double of(Polarity polarity, double[] probabilities) {
    return probabilities[head.classes().indexOf(polarity.name())];
  }
}
