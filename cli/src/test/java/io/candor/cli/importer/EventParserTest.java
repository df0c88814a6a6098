package io.candor.cli.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EventParserTest {
  private static final String SURVEY =
      "{\"eventId\":\"s-1\",\"survey\":{\"surveyId\":\"sv-1\",\"conversationId\":\"c-1\","
          + "\"kind\":\"RESOLUTION\",\"rating\":2,\"scale\":{\"min\":1,\"max\":5},"
          + "\"verbatim\":\"App kicks me out\",\"answerTime\":\"2026-03-12T10:11:00Z\"}}";

  @Test
  void parse_goodLine_keepsEveryField() throws EventFormatException {
    var survey = EventParser.parse(SURVEY).getSurvey();

    assertThat(survey.getRating()).isEqualTo(2);
    assertThat(survey.getScale().getMax()).isEqualTo(5);
    assertThat(survey.getVerbatim()).isEqualTo("App kicks me out");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{not json|``|not valid JSON",
        "[]|``|not a JSON object",
        "\"text\"|``|not a JSON object",
        "{\"eventId\":\"a\"|eventId|the JSON ends in the middle",
        "{\"eventId\":\"a\"} {}|``|not valid JSON",
        "{'eventId':'a'}|``|not valid JSON",
        "{\"eventId\":\"a\",}|eventId|not valid JSON",
        "{\"eventId\":\"a\",\"eventId\":\"b\"}|eventId|given twice",
        "{\"eventId\":\"a\",\"survey\":\"text\"}|survey|expected an object",
        "{\"eventId\":\"a\",\"surveys\":{}}|surveys|unknown field",
        "{\"eventId\":\"a\",\"survey\":{\"stars\":3}}|survey.stars|unknown field",
        "{\"eventId\":\"a\",\"survey\":{\"rating\":\"high\"}}|survey.rating|expected a number",
        "{\"eventId\":\"a\",\"survey\":{\"kind\":\"WEEKLY\"}}|survey.kind|expected one of"
            + " RESOLUTION, DELAYED",
        "{\"eventId\":\"a\",\"survey\":{\"answerTime\":\"yesterday\"}}|survey.answerTime|expected a"
            + " time such as 2026-03-12T10:00:00Z",
        "{\"eventId\":\"a\",\"survey\":{\"answerTime\":\"2026-13-01T00:00:00Z\"}}|survey.answerTime|expected"
            + " a time such as 2026-03-12T10:00:00Z",
        "{\"eventId\":\"a\",\"conversation\":{\"turns\":[{\"time\":\"2026-02-30T00:00:00Z\"}]}}|conversation.turns[0].time|expected"
            + " a time such as 2026-03-12T10:00:00Z",
        "{\"eventId\":\"a\",\"turn\":{\"index\":1.5}}|turn.index|expected a whole number",
        "{\"eventId\":\"a\",\"conversation\":{\"turns\":[{\"index\":0},{\"role\":\"PARROT\"}]}}|conversation.turns[1].role|expected"
            + " one of CUSTOMER, BOT, AGENT, SYSTEM",
        "{\"eventId\":\"a\",\"conversation\":{\"agentHandleTime\":\"long\"}}|conversation.agentHandleTime|expected"
            + " a duration such as 73s",
        "{\"eventId\":\"a\",\"survey\":{},\"turn\":{}}|``|more than one body (expected: exactly"
            + " one)",
      })
  void parse_badLine_namesFieldAndReason(String line, String field, String reason) {
    EventFormatException refusal =
        catchThrowableOfType(EventFormatException.class, () -> EventParser.parse(line));

    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.reason()).isEqualTo(reason);
  }

  @Test
  void parse_deepNesting_isRefused() {
    String deep =
        "{\"eventId\":\"a\",\"toolCall\":{\"arguments\":"
            + "{\"a\":".repeat(50_000)
            + "1"
            + "}".repeat(50_000)
            + "}}";

    assertThatThrownBy(() -> EventParser.parse(deep))
        .isInstanceOf(EventFormatException.class)
        .hasMessage("nested deeper than 32 levels");
  }

  @Test
  void decode_brokenUtf8_namesTheByte() {
    byte[] bytes = "{\"eventId\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> Utf8.decode(bytes))
        .isInstanceOf(EventFormatException.class)
        .hasMessage("byte 13 is not valid UTF-8");
  }

  @Test
  void parse_anyDamagedLine_isParsedOrRefused() {
    Random random = new Random(7);
    String alphabet = "{}[]\":,.0123456789eE+-\\u tnrfalsei\u0000\uD800z";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder line = new StringBuilder(SURVEY);
      for (int edit = 0; edit <= random.nextInt(4); edit++) {
        int at = random.nextInt(line.length());
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        switch (random.nextInt(3)) {
          case 0 -> line.setCharAt(at, c);
          case 1 -> line.insert(at, c);
          default -> line.delete(at, Math.min(line.length(), at + random.nextInt(8)));
        }
      }
      try {
        EventParser.parse(line.toString());
      } catch (EventFormatException e) {
        assertThat(e.reason()).isNotEmpty();
      }
    }
  }
}
