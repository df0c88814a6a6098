package io.candor.classifier.labelling;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.ShippedModel;
import io.candor.classifier.labelling.Sentiment.Polarity;
import io.candor.classifier.taxonomy.DefaultTaxonomy;
import io.candor.classifier.taxonomy.Taxonomy;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the shipped model says with the default taxonomy, on sentences that are not in it.
class LabellerTest {
  private static final Taxonomy TAXONOMY = DefaultTaxonomy.load();

  private static final Embedder EMBEDDER = ShippedModel.shared();
  private static Labeller labeller;

  @BeforeAll
  static void open() throws IOException {
    labeller = new Labeller(EMBEDDER, LabellingConfig.defaults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The app keeps crashing whenever I try to scan a receipt|mobile_app|app_crashing",
        "They billed my credit card two times for one subscription|billing|duplicate_charge",
        "Two weeks of waiting and the package is still not here|orders_delivery|delivery_late",
        "Our webhook endpoint stopped getting events|api_integrations|webhook_trouble",
        "I had to tell three different agents the same story|support_experience|repeating_oneself",
        "The CSV export ends with an error|reporting|export_failure",
      })
  void complaint_getsItsAreaAndTheme(String text, String area, String theme) {
    TextLabels labels = label(text);

    assertThat(area(labels).id()).isEqualTo(area);
    assertThat(labels.themes()).extracting(Label::id).contains(theme);
    assertThat(area(labels).source()).isEqualTo(Label.Source.MODEL);
    assertThat(area(labels).headVersion()).matches("heads-[0-9a-f]{8}");
    assertThat(sentiment(labels).polarity()).isEqualTo(Polarity.NEGATIVE);
    assertThat(sentiment(labels).score()).isBetween(-1.0, 0.0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when is my package coming|order_status",
        "i forgot my password and need to get back in|password_reset",
        "do you ship to norway and what does it cost|shipping_policy",
        "i would like to send these shoes back|returns",
        "you took money for a service i never ordered i want to dispute it|billing_dispute",
        "please upgrade us to the professional plan|plan_change",
        "i want to end my subscription|cancellation",
      })
  void ask_getsItsArchetype(String text, String archetype) {
    TextLabels labels = label(text);

    assertThat(archetype(labels).id()).isEqualTo(archetype);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Great, thanks a lot!", "It is fine I guess", "Meh."})
  void textThatSaysNothing_hasNoTheme(String text) {
    assertThat(label(text).themes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "They billed my credit card two times for one subscription. And the app keeps crashing"
            + " whenever I try to scan a receipt.|duplicate_charge|app_crashing",
        "Two weeks of waiting and the package is still not here. I had to tell three different"
            + " agents the same story.|delivery_late|repeating_oneself",
        "The CSV export ends with an error. Our webhook endpoint also stopped getting"
            + " events.|export_failure|webhook_trouble",
      })
  void mixedComplaint_hasBothThemes(String text, String first, String second) {
    assertThat(label(text).themes()).extracting(Label::id).contains(first, second);
  }

  /// About 1,200 words, of which the symptom is said in the last sentence of the middle.
  @Test
  void longText_isReadWhole() {
    String filler = "I have been using this for my small shop since the spring of last year. ";
    String text =
        filler.repeat(40) + "The app keeps crashing whenever I scan. " + filler.repeat(40);

    assertThat(label(text).themes()).extracting(Label::id).contains("app_crashing");
  }

  @Test
  void praise_isPositiveAndHasAnAreaButNoTheme() {
    TextLabels labels = label("Your support team was wonderful and solved it in no time");

    assertThat(area(labels).id()).isEqualTo("support_experience");
    assertThat(labels.themes()).isEmpty();
    assertThat(sentiment(labels).polarity()).isEqualTo(Polarity.POSITIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "...", "\uD83D\uDE00\uD83D\uDE00", "?!"})
  void textWithoutWords_hasNoLabels(String text) {
    assertThat(label(text)).isEqualTo(TextLabels.NONE);
  }

  @Test
  void producersTags_win() {
    TextLabels labels = label("The app keeps crashing").withProducerTags("kiosk", "device_repair");

    assertThat(labels.area()).isEqualTo(new Label("kiosk", 1, Label.Source.PRODUCER, ""));
    assertThat(labels.archetype())
        .isEqualTo(new Label("device_repair", 1, Label.Source.PRODUCER, ""));
  }

  private static Label area(TextLabels labels) {
    return requireNonNull(labels.area());
  }

  private static Label archetype(TextLabels labels) {
    return requireNonNull(labels.archetype());
  }

  private static Sentiment sentiment(TextLabels labels) {
    return requireNonNull(labels.sentiment());
  }

  private static TextLabels label(String text) {
    return labeller.label(TAXONOMY, List.of(text), Urgency.INTERACTIVE).getFirst();
  }
}
