package io.candor.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import io.candor.ingest.event.IngestReason;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.EventResult;
import io.candor.ingest.v1.SurveyEvent;
import io.candor.ingest.v1.WriteEventsRequest;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.error.KitReason;
import io.candor.kit.testing.ErrorConformance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule of the event contract, each broken alone: refused with the field and the reason, and
/// nothing of it is kept.
class BadEventsIT {

  private static IngestFixture ingest;

  @BeforeAll
  static void start() {
    ingest = new IngestFixture(Map.of("test.settable-clock", "true"));
    ingest.service().context().getBean(SettableClock.class).set(BrokenRules.NOW);
  }

  @AfterAll
  static void stop() {
    ingest.close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({
    "io.candor.ingest.BrokenRules#ids",
    "io.candor.ingest.BrokenRules#fields",
    "io.candor.ingest.BrokenRules#scales",
    "io.candor.ingest.BrokenRules#times",
    "io.candor.ingest.BrokenRules#texts",
    "io.candor.ingest.BrokenRules#conversations"
  })
  void brokenRule_isRefusedWithItsField(String field, String why, Event event) {
    EventResult result = ingest.write("bad", List.of(event)).getFirst();

    assertThat(result.getOutcome()).as("%s", result).isEqualTo(EventResult.Outcome.REFUSED);
    ErrorConformance.assertHas(
        result.getStatus(), Code.INVALID_ARGUMENT, IngestReason.EVENT_INVALID);
    assertThat(ErrorConformance.fieldsOf(result.getStatus())).contains(field);
    assertThat(reasonsOf(result)).anyMatch(reason -> reason.contains(why));
    assertThat(IngestDatabase.count(ingest, "bad", "event")).isZero();
  }

  @Test
  void wholeStory_ofOneBadEventIsToldAtOnce() {
    Event event =
        BrokenRules.survey().toBuilder()
            .setSurvey(
                BrokenRules.survey().getSurvey().toBuilder()
                    .clearKind()
                    .clearSurveyId()
                    .clearRating())
            .build();

    EventResult result = ingest.write("bad", List.of(event)).getFirst();

    assertThat(ErrorConformance.fieldsOf(result.getStatus()))
        .contains("survey.kind", "survey.survey_id", "survey.rating");
  }

  @Test
  void oneBadEventInAHundred_costsOnlyItself() {
    List<Event> events = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      events.add(BrokenRules.feedback().toBuilder().setEventId("mixed-" + i).build());
    }
    events.set(41, events.get(41).toBuilder().clearBody().build());

    List<EventResult> results = ingest.write("mixed", events);

    for (int i = 0; i < 100; i++) {
      assertThat(results.get(i).getOutcome())
          .isEqualTo(i == 41 ? EventResult.Outcome.REFUSED : EventResult.Outcome.ACCEPTED);
    }
    assertThat(IngestDatabase.count(ingest, "mixed", "event")).isEqualTo(99);
  }

  @Test
  void sameIdWithOtherContent_isRefusedAndChangesNothing() {
    Event first = BrokenRules.survey();
    Event other = first.toBuilder().setSurvey(first.getSurvey().toBuilder().setRating(1)).build();

    assertThat(outcomes("reused", first, first, other, first))
        .containsExactly(
            EventResult.Outcome.ACCEPTED,
            EventResult.Outcome.DUPLICATE,
            EventResult.Outcome.REFUSED,
            EventResult.Outcome.DUPLICATE);
    EventResult again = ingest.write("reused", List.of(other)).getFirst();
    ErrorConformance.assertHas(
        again.getStatus(), Code.ALREADY_EXISTS, IngestReason.EVENT_ID_REUSED);
    assertThat(outcomes("reused", first)).containsExactly(EventResult.Outcome.DUPLICATE);
    // In another workspace the id is free.
    assertThat(outcomes("reused-elsewhere", other)).containsExactly(EventResult.Outcome.ACCEPTED);
  }

  @Test
  void sameContent_isComparedAfterParsing() {
    Event one =
        JsonEvents.of(
            """
            {"eventId":"p","account":{"accountId":"a","attributes":{"x":"1","y":"2","z":"3"},
             "arr":{"currencyCode":"USD","units":"5"}},"eventTime":"2026-03-12T10:00:00Z"}\
            """);
    Event same =
        JsonEvents.of(
            """
            {"eventTime":"2026-03-12T11:00:00+01:00","account":{"arr":{"units":5,
             "currencyCode":"USD"},"attributes":{"z":"3","y":"2","x":"1"},"accountId":"a"},
             "eventId":"p"}\
            """);

    assertThat(outcomes("parsed", one)).containsExactly(EventResult.Outcome.ACCEPTED);
    assertThat(outcomes("parsed", same)).containsExactly(EventResult.Outcome.DUPLICATE);
  }

  @Test
  void edgesOfTheRules_areTaken() {
    SurveyEvent survey = BrokenRules.survey().getSurvey();
    assertThat(
            outcomes(
                "edges",
                BrokenRules.survey().toBuilder().setEventId("x".repeat(128)).build(),
                BrokenRules.wrap(
                    "max only: 0 is the least",
                    survey.toBuilder().setRating(0).setScale(BrokenRules.scale(null, 10.0))),
                BrokenRules.wrap(
                    "explicit zero",
                    survey.toBuilder().setRating(0).setScale(BrokenRules.scale(0.0, 1.0))),
                BrokenRules.wrap(
                    "24 h ahead",
                    survey.toBuilder()
                        .setAnswerTime(BrokenRules.time(BrokenRules.NOW.plusSeconds(86_400)))),
                JsonEvents.of(
                    "{'eventId':'empty','feedback':{'feedbackId':'f','source':'NPS','verbatim':'',"
                            .replace('\'', '"')
                        + "\"time\":\"2026-03-12T10:00:00Z\"}}"),
                JsonEvents.of(
                    """
                    {"eventId":"t","turn":{"conversationId":"c","index":0,"role":"BOT","text":"",
                     "time":"2026-03-12T10:00:00Z"}}\
                    """),
                BrokenRules.badText(65_536)))
        .containsOnly(EventResult.Outcome.ACCEPTED);
  }

  @Test
  void batchSizes_areBounded() {
    ErrorConformance.assertFails(
        Code.INVALID_ARGUMENT, KitReason.REQUEST_INVALID, () -> ingest.write("bad", List.of()));
    List<Event> tooMany = new ArrayList<>();
    for (int i = 0; i <= 1_000; i++) {
      tooMany.add(BrokenRules.survey());
    }
    ErrorConformance.assertFails(
        Code.INVALID_ARGUMENT, KitReason.REQUEST_INVALID, () -> ingest.write("bad", tooMany));
  }

  @Test
  void workspaceName_isChecked() {
    for (String parent :
        List.of("", "workspaces/", "workspaces/UPPER", "other/x", "workspaces/a/b")) {
      ErrorConformance.assertFails(
          Code.INVALID_ARGUMENT,
          KitReason.REQUEST_INVALID,
          () ->
              ingest
                  .events()
                  .writeEvents(
                      WriteEventsRequest.newBuilder()
                          .setParent(parent)
                          .addEvents(BrokenRules.survey())
                          .build()));
    }
  }

  private static List<EventResult.Outcome> outcomes(String workspace, Event... events) {
    return ingest.write(workspace, List.of(events)).stream().map(EventResult::getOutcome).toList();
  }

  private static List<String> reasonsOf(EventResult result) {
    return ErrorStatuses.detail(result.getStatus(), BadRequest.class)
        .map(BadRequest::getFieldViolationsList)
        .orElse(List.of())
        .stream()
        .map(BadRequest.FieldViolation::getDescription)
        .toList();
  }
}
