package io.candor.classifier.speech;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How people write quantities, and what is meant.
class QuantitiesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "it takes an hour and a half                       | 1.5      | HOUR",
        "it takes two hours and 20 minutes                 | 140      | MINUTE",
        "you get half a dozen tickets                      | 6        | ticket",
        "up to two thousand five hundred dollars           | 2500     | USD",
        "up to two thousand, five hundred dollars          | 2500     | USD",
        "up to 5 thousand dollars                          | 5000     | USD",
        "up to 1.5 thousand dollars                        | 1500     | USD",
        "up to a thousand pounds                           | 1000     | GBP",
        "up to a thousand and fifty euros                  | 1050     | EUR",
        "a fee of fifty pounds                             | 50       | GBP",
        "your bag may weigh fifty pounds                   | 50       | lb",
        "the weight limit is 50 lbs                        | 50       | lb",
        "up to twelve hundred dollars                      | 1200     | USD",
        "it costs a tenner                                 | 10       | GBP",
        "children pay half the adult fare                  | 50       | PERCENT",
        "it saves you a fifth compared with single tickets | 20       | PERCENT",
        "it is six dollars monthly                         | 6        | USD",
        "up to 23 kilos                                    | 23       | kg",
        "up to 23 kilograms                                | 23       | kg",
        "up to 200 kilometers                              | 200      | km",
        "up to 200 kilometres                              | 200      | km",
        "you have 20 gigabytes                             | 20       | gb",
        "you have 20 gigs                                  | 20       | gb",
        "up to 55 centimeters                              | 55       | cm",
        "there is no waiting period                        | 0        | DAY",
        "you are free a quarter of a year later            | 3        | MONTH",
        "it is guaranteed for a whole decade               | 10       | YEAR",
        "a text costs 25p                                  | 0.25     | GBP",
        "half of the total is due                          | 50       | PERCENT",
        "they leave us the day before you travel           | 1        | DAY",
        "pay before the hour is out                        | 1        | HOUR",
        "once they turn sixteen, they can join             | 16       | YEAR",
        "there may be ten of you on it                     | 10       | ''",
        "you can pay in four monthly payments              | 4        | payment",
        "a single device is allowed                        | 1        | devic",
        "points never run out                              | Infinity | DAY",
        "a new one comes within five business days         | 5        | BUSINESS_DAY",
      })
  void quantity_isReadAsItIsMeant(String text, double value, String unit) {
    assertThat(Quantities.of(Words.plain(text)))
        .singleElement()
        .satisfies(
            quantity -> {
              assertThat(quantity.low()).isEqualTo(value);
              assertThat(quantity.high()).isEqualTo(value);
              assertThat(quantity.unit().name()).isEqualTo(unit);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "once you have signed it is yours",
        "we have a new office",
        "thousands do",
        "one moment please",
        "we close at 5 p.m."
      })
  void noQuantity_isNone(String text) {
    assertThat(Quantities.of(Words.plain(text))).isEmpty();
  }

  @Test
  void namesOfOneMeasure_areOne() {
    assertThat(Unit.counting("kilograms")).isEqualTo(Unit.counting("kg"));
    assertThat(Unit.counting("kg").isMeasure()).isTrue();
    assertThat(Unit.counting("tickets").isMeasure()).isFalse();
  }

  @Test
  void unitThatWasNamedBefore_isLeftOut() {
    String plain = Words.plain("We guarantee crowns for 60 months and fillings for 24.");

    assertThat(Quantities.withElided(plain, Quantities.of(plain), Unit.MONTH))
        .extracting(Quantity::high)
        .containsExactly(60.0, 24.0);
  }

  @Test
  void answerOfANumberAlone_countsWhatWasAskedFor() {
    assertThat(Quantities.bareCount(Words.plain("Two."), Unit.counting("")))
        .isNotNull()
        .extracting(Quantity::high)
        .isEqualTo(2.0);
    assertThat(Quantities.bareCount(Words.plain("It can be as many as thirty"), Unit.counting("")))
        .isNotNull()
        .extracting(Quantity::high)
        .isEqualTo(30.0);
    assertThat(Quantities.bareCount(Words.plain("It depends on two things"), Unit.counting("")))
        .isNull();
  }
}
