package io.candor.classifier.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
        "every further kilometre costs 40 cents            | 0.4      | MONEY",
        "the minimum age is 8, sorry                       | 8        | YEAR",
        "parcels up to two metres                          | 2        | m",
        "the fee is Rs. 1,500                              | 1500     | INR",
        "you can pay up to ₹1.5 lakh                       | 150000   | INR",
        "you can pay up to 1,50,000 rupees                 | 150000   | INR",
        "for three lakh rupees or more                     | 300000   | INR",
        "the limit is $2k                                  | 2000     | USD",
        "three free cash machine transactions              | 3        | transaction",
        "it is blocked after five incorrect PIN attempts   | 5        | attempt",
        "you pay half of whatever is due                   | 50       | PERCENT",
        "points never run out                              | Infinity | DAY",
        "a new one comes within five business days         | 5        | BUSINESS_DAY",
        "it is there in 5 biz days                         | 5        | BUSINESS_DAY",
        "we reply within 48h                               | 48       | HOUR",
        "you have 14d to send it back                      | 14       | DAY",
        "it takes two wks                                  | 2        | WEEK",
        "a refund takes 2 wks                              | 2        | WEEK",
        "your plan runs for 12 mths                        | 12       | MONTH",
        "someone calls you in 5m                           | 5        | MINUTE",
        "the cable is 5m long                              | 5        | m",
        "you have the right to return it in 2y             | 2        | YEAR",
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
        "we close at 5 p.m.",
        "we take guests up to 8"
      })
  void noQuantity_isNone(String text) {
    assertThat(Quantities.of(Words.plain(text))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2 metres,200 cm",
    "1 TB,1000 GB",
    "23 kg,50 lbs",
    "40 cents,€0.40",
    "a fortnight,14 days"
  })
  void sameAmountInOtherUnits_isTheSame(String one, String other) {
    Quantity said = Quantities.of(Words.plain(one)).getFirst();
    Quantity asserted = Quantities.of(Words.plain(other)).getFirst();

    assertThat(said.isComparable(asserted)).isTrue();
    assertThat(said.sameUpper(asserted, false)).isTrue();
  }

  /// The cues only save time: whatever is a quantity holds one of them.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "statements-chats.txt",
        "statements-development.txt",
        "statements-quantities.txt",
        "statements-denials.txt"
      })
  void everyQuantity_holdsACue(String list) throws IOException {
    List<String> texts = texts(list);

    assertThat(texts).hasSizeGreaterThan(300);
    for (QuantityReader reader : QuantityReaders.ALL) {
      QuantityReader always = new QuantityReader(reader.pattern(), Cues.of(""), reader.reading());
      assertThat(texts)
          .allSatisfy(text -> assertThat(read(reader, text)).isEqualTo(read(always, text)));
    }
  }

  private static List<Quantity> read(QuantityReader reader, String text) {
    List<Quantity> found = new ArrayList<>();
    reader.read(text, found);
    return found;
  }

  private static List<String> texts(String list) throws IOException {
    try (InputStream file = Quantities.class.getResourceAsStream("../policy/" + list)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Words::plain)
          .toList();
    }
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
