package io.candor.classifier.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyPhrasesTest {
  private static final List<String> BACKGROUND =
      List.of(
          "The delivery came late and the box was torn.",
          "My card was charged twice for one order.",
          "The card did not arrive.",
          "I work with the report every day.",
          "Support took a week to answer.");

  @Test
  void negation_staysInTheName() {
    String name =
        name(
            List.of(
                "My new card is not working at the cash machine.",
                "Card not working since yesterday.",
                "The card doesn't work in any shop.",
                "Why is my card not working?"));

    assertThat(name).isEqualTo("Card not working");
  }

  @Test
  void verbAndParticle_areOneTerm_alsoWithAnObjectBetween() {
    assertThat(Terms.of("It logs me out. I log in, it logs out again."))
        .extracting(Terms.Term::stem)
        .containsExactly("logout", "login", "logout", "again");
    assertThat(Terms.of("The login fails")).extracting(Terms.Term::stem).contains("login");
    assertThat(Terms.of("the app on my phone"))
        .extracting(Terms.Term::stem)
        .containsExactly("app", "phon");
  }

  @Test
  void name_isWhatOthersDoNotSay() {
    String name =
        name(
            List.of(
                "The order scanner freezes in the basement.",
                "Scanner freezes with every order.",
                "Another order, and the scanner freezes once more."));

    assertThat(name).isEqualTo("Scanner freezes");
  }

  @Test
  void threeWords_areAName_whenTwoWouldBeNearToWhatIsKnown() {
    List<String> cluster =
        List.of(
            "A wrong exchange rate was applied to my payment.",
            "You took the wrong exchange rate!",
            "Why this wrong exchange rate?");

    List<KeyPhrases.Phrase> phrases =
        KeyPhrases.of(
            cluster,
            BACKGROUND,
            // "Exchange rate" says what a theme says already, "wrong" says nothing.
            texts ->
                texts.stream()
                    .mapToDouble(t -> t.equals("wrong exchange rate") ? 0.6 : 0.1)
                    .toArray());

    assertThat(phrases.getFirst().text()).isEqualTo("Wrong exchange rate");
  }

  @Test
  void threeWordsOfOneText_areNoName() {
    assertThat(
            KeyPhrases.of(
                List.of("The wrong exchange rate was applied.", "Your exchange rate is bad."),
                BACKGROUND,
                phrases -> new double[phrases.size()]))
        .extracting(KeyPhrases.Phrase::text)
        .contains("Exchange rate", "Wrong rate")
        .doesNotContain("Wrong exchange rate");
  }

  @Test
  void negationBeforeGet_deniesWhatIsToHappen() {
    assertThat(Terms.of("I can't get the virtual card to work"))
        .extracting(Terms.Term::form)
        .containsExactly("virtual", "card", "can't work");
    assertThat(Terms.of("I can't get a refund"))
        .extracting(Terms.Term::form)
        .containsExactly("can't refund");
    assertThat(Terms.of("We cannot get money to our account, and it is late"))
        .extracting(Terms.Term::form)
        .containsExactly("cannot money", "account", "late");
  }

  @Test
  void contractions_areNegations() {
    assertThat(Terms.of("my identity hasn't been verified"))
        .extracting(Terms.Term::form)
        .containsExactly("identity", "hasn't verified");
  }

  @Test
  void phrase_doesNotReachOverAConjunction() {
    assertThat(
            KeyPhrases.of(
                List.of("It takes my login and spits me out."),
                BACKGROUND,
                phrases -> new double[phrases.size()]))
        .extracting(KeyPhrases.Phrase::text)
        .contains("Login")
        .doesNotContain("Login spits");
  }

  @Test
  void textsWithoutContentWords_haveNoName() {
    assertThat(name(List.of("", "!!", "it is"))).isEqualTo("Unnamed");
  }

  private static String name(List<String> cluster) {
    return KeyPhrases.name(cluster, BACKGROUND, phrases -> new double[phrases.size()]);
  }
}
