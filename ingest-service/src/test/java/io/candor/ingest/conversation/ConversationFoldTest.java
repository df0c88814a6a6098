package io.candor.ingest.conversation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.ingest.JsonEvents;
import io.candor.ingest.conversation.Close.Closed;
import io.candor.ingest.conversation.Close.Open;
import io.candor.ingest.event.EventProtos;
import io.candor.ingest.report.Channel;
import io.candor.ingest.report.Event;
import io.candor.ingest.report.Handoff;
import io.candor.ingest.report.Outcome;
import io.candor.ingest.report.ToolCall;
import io.candor.ingest.report.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConversationFoldTest {

  private static final Instant MUCH_LATER = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void turnsAndSurveysAlone_makeNoConversation() {
    assertThat(
            fold(
                """
                {"eventId":"t","turn":{"conversationId":"c","index":0,"role":"BOT","text":"x",
                 "time":"2026-03-12T10:00:00Z"}}\
                """,
                """
                {"eventId":"s","survey":{"surveyId":"s","conversationId":"c","kind":"RESOLUTION",
                 "rating":2,"answerTime":"2026-03-12T11:00:00Z"}}\
                """))
        .isEmpty();
  }

  @Test
  void laterSnapshot_replacesWhatItNames() {
    Conversation state =
        folded(
            snapshot("a", "10:10", "\"archetype\":\"returns\",\"ticketId\":\"T-1\""),
            snapshot("b", "10:20", "\"archetype\":\"cancellation\""));

    assertThat(state.archetype()).isEqualTo("cancellation");
    assertThat(state.ticketId()).isEqualTo("T-1");
  }

  @Test
  void sameTime_theLargerEventIdWins() {
    Conversation state =
        folded(
            snapshot("b", "10:10", "\"archetype\":\"b\""),
            snapshot("a", "10:10", "\"archetype\":\"a\""));

    assertThat(state.archetype()).isEqualTo("b");
  }

  @Test
  void eventTime_beatsTheTimesInside() {
    Conversation state =
        folded(
            snapshot("a", "10:10", "\"archetype\":\"told later\"")
                .replace("{\"eventId\"", "{\"eventTime\":\"2026-03-13T00:00:00Z\",\"eventId\""),
            snapshot("b", "10:20", "\"archetype\":\"told before\""));

    assertThat(state.archetype()).isEqualTo("told later");
  }

  @Test
  void openSnapshot_neverBeatsAClosedOne() {
    Conversation state =
        folded(
            """
            {"eventId":"a","conversation":{"conversationId":"c","openTime":"2026-03-12T10:00:00Z",
             "closeTime":"2026-03-12T10:09:00Z","archetype":"returns"}}\
            """,
            """
            {"eventId":"b","eventTime":"2026-03-14T00:00:00Z","conversation":{"conversationId":"c",
             "openTime":"2026-03-12T10:00:00Z","archetype":"other","productArea":"billing"}}\
            """);

    assertThat(state.archetype()).isEqualTo("returns");
    assertThat(state.productArea()).isEqualTo("billing");
    assertThat(state.close())
        .isEqualTo(new Closed(Instant.parse("2026-03-12T10:09:00Z"), Close.Source.SNAPSHOT));
  }

  @Test
  void turns_mergeByIndexAndNeverGetFewer() {
    Conversation state =
        folded(
            """
            {"eventId":"a","conversation":{"conversationId":"c","openTime":"2026-03-12T10:00:00Z",
             "turns":[{"index":0,"role":"CUSTOMER","text":"hi","time":"2026-03-12T10:00:00Z"},
                      {"index":1,"role":"BOT","text":"draft","time":"2026-03-12T10:01:00Z",
                       "confidence":0.5}]}}\
            """,
            """
            {"eventId":"b","turn":{"conversationId":"c","index":1,"role":"BOT","text":"final",
             "time":"2026-03-12T10:02:00Z"}}\
            """,
            snapshot("z", "10:30", "\"archetype\":\"x\""));

    assertThat(state.turns()).extracting(Turn::text).containsExactly("hi", "final");
    assertThat(state.turns().get(1).confidence()).isEqualTo(0.5);
  }

  @Test
  void toolCalls_mergeById() {
    Conversation state =
        folded(
            snapshot("a", "10:00", "\"channel\":\"CHAT\""),
            toolCall("b", "\"toolCallId\":\"tc\",\"status\":\"FAILED\"", "10:01"),
            toolCall("c", "\"toolCallId\":\"tc\",\"status\":\"SUCCEEDED\"", "10:02"));

    assertThat(state.toolCalls())
        .extracting(ToolCall::status)
        .containsExactly(ToolCall.Status.SUCCEEDED);
  }

  @Test
  void toolCallsWithoutId_mergeByNameTimeAndPosition() {
    Conversation state =
        folded(
            snapshot("a", "10:00", "\"channel\":\"CHAT\""),
            toolCall("b", "\"afterTurnIndex\":0,\"status\":\"FAILED\"", "10:01"),
            toolCall("c", "\"afterTurnIndex\":0,\"status\":\"SUCCEEDED\"", "10:01"),
            toolCall("d", "\"afterTurnIndex\":2,\"status\":\"FAILED\"", "10:01"));

    assertThat(state.toolCalls())
        .extracting(ToolCall::status)
        .containsExactly(ToolCall.Status.SUCCEEDED, ToolCall.Status.FAILED);
  }

  @Test
  void equalToolCallsOfOneSnapshot_areTwoCalls() {
    String call =
        "{\"name\":\"refund\",\"status\":\"SUCCEEDED\",\"time\":\"2026-03-12T10:01:00Z\"}";

    Conversation state =
        folded(
            snapshot("a", "10:00", "\"toolCalls\":[" + call + "," + call + "]"),
            snapshot("b", "10:05", "\"toolCalls\":[" + call + "," + call + "]"));

    assertThat(state.toolCalls()).hasSize(2);
  }

  @Test
  void handoff_mergesFieldByField() {
    Conversation state =
        folded(
            snapshot("a", "10:00", "\"channel\":\"CHAT\""),
            """
            {"eventId":"b","handoff":{"conversationId":"c","time":"2026-03-12T10:02:00Z",
             "reason":"asked","packet":{"intent":"refund","commitments":["call back"]}}}\
            """,
            """
            {"eventId":"c","eventTime":"2026-03-12T12:00:00Z","handoff":{"conversationId":"c",
             "time":"2026-03-12T10:02:00Z","agentReportedContextLoss":false,
             "packet":{"summary":"s"}}}\
            """);

    Handoff handoff = requireNonNull(state.handoff());
    Handoff.Packet packet = requireNonNull(handoff.packet());
    assertThat(handoff.reason()).isEqualTo("asked");
    assertThat(handoff.agentReportedContextLoss()).isFalse();
    assertThat(packet.summary()).isEqualTo("s");
    assertThat(packet.commitments()).containsExactly("call back");
  }

  @Test
  void survey_sameIdIsAnUpdate() {
    Conversation state =
        folded(
            snapshot("a", "10:00", "\"channel\":\"CHAT\""),
            survey("b", "sv", "c", 2, "11:00"),
            survey("c", "sv", "c", 4, "11:30"));

    assertThat(state.surveys()).extracting(SurveyAnswer::rating).containsExactly(4.0);
  }

  @Test
  void survey_movedToAnotherConversationLeavesThisOne() {
    Conversation state =
        folded(
            snapshot("a", "10:00", "\"channel\":\"CHAT\""),
            survey("b", "sv", "c", 2, "11:00"),
            survey("c", "sv", "elsewhere", 2, "11:30"));

    assertThat(state.surveys()).isEmpty();
  }

  @Test
  void explicitZeroes_areValues() {
    Conversation state =
        folded(
            snapshot("a", "10:00", "\"attempted\":true,\"intentConfidence\":0.7"),
            snapshot("b", "10:05", "\"attempted\":false,\"intentConfidence\":0"));

    assertThat(state.attempted()).isFalse();
    assertThat(state.intentConfidence()).isZero();
  }

  @Test
  void closure_closesAndTellsTheOutcome() {
    Conversation state =
        folded(snapshot("a", "10:00", "\"channel\":\"CHAT\""), closure("b", "10:30"));

    assertThat(state.close()).isEqualTo(new Closed(at("10:30"), Close.Source.CLOSURE));
    assertThat(state.outcome()).isEqualTo(Outcome.RESOLVED_CONFIRMED);
  }

  @Test
  void customerTurnAfterTheClose_reopens() {
    String[] events = {
      snapshot("a", "10:00", "\"closeTime\":\"2026-03-12T10:09:00Z\""),
      turn("b", 0, "CUSTOMER", "10:20")
    };

    assertThat(folded(events).close())
        .isEqualTo(new Closed(at("10:20").plus(Duration.ofHours(24)), Close.Source.TIME_OUT));
    assertThat(folded(with(events, closure("c", "10:40"))).close())
        .isEqualTo(new Closed(at("10:40"), Close.Source.CLOSURE));
  }

  @Test
  void agentTurnAfterTheClose_doesNotReopen() {
    Conversation state =
        folded(
            snapshot("a", "10:00", "\"closeTime\":\"2026-03-12T10:09:00Z\""),
            turn("b", 0, "AGENT", "10:20"));

    assertThat(state.close()).isEqualTo(new Closed(at("10:09"), Close.Source.SNAPSHOT));
  }

  @Test
  void silence_closesAtTheDueTimeWheneverItIsLookedAt() {
    List<Event> events =
        parse(snapshot("a", "10:00", "\"channel\":\"EMAIL\""), turn("b", 0, "CUSTOMER", "10:20"));
    TimeOuts timeOuts =
        new TimeOuts(Duration.ofHours(24), Map.of(Channel.EMAIL, Duration.ofHours(72)));
    Instant due = at("10:20").plus(Duration.ofHours(72));

    assertThat(close(events, timeOuts, due.minusNanos(1))).isEqualTo(new Open(due));
    assertThat(close(events, timeOuts, due)).isEqualTo(new Closed(due, Close.Source.TIME_OUT));
    assertThat(close(events, timeOuts, MUCH_LATER))
        .isEqualTo(new Closed(due, Close.Source.TIME_OUT));
  }

  @Test
  void closeBeforeTheOpening_doesNotCount() {
    Conversation state =
        folded(snapshot("a", "10:00", "\"channel\":\"CHAT\""), closure("b", "09:00"));

    assertThat(state.close())
        .isEqualTo(new Closed(at("10:00").plus(Duration.ofHours(24)), Close.Source.TIME_OUT));
  }

  private static Close close(List<Event> events, TimeOuts timeOuts, Instant now) {
    return ConversationFold.fold("c", events, timeOuts, now).orElseThrow().close();
  }

  private static Conversation folded(String... events) {
    return fold(events).orElseThrow();
  }

  private static Optional<Conversation> fold(String... events) {
    return ConversationFold.fold("c", parse(events), TimeOuts.DEFAULT, MUCH_LATER);
  }

  private static List<Event> parse(String... events) {
    return Arrays.stream(events)
        .map(json -> EventProtos.parse(JsonEvents.of(json).toByteArray()))
        .toList();
  }

  private static String[] with(String[] events, String another) {
    String[] more = Arrays.copyOf(events, events.length + 1);
    more[events.length] = another;
    return more;
  }

  private static Instant at(String time) {
    return Instant.parse("2026-03-12T" + time + ":00Z");
  }

  private static String snapshot(String eventId, String openTime, String fields) {
    return """
    {"eventId":"%s","conversation":{"conversationId":"c","openTime":"2026-03-12T%s:00Z",%s}}\
    """
        .formatted(eventId, openTime, fields);
  }

  private static String turn(String eventId, int index, String role, String time) {
    return """
    {"eventId":"%s","turn":{"conversationId":"c","index":%d,"role":"%s","text":"x",
     "time":"2026-03-12T%s:00Z"}}\
    """
        .formatted(eventId, index, role, time);
  }

  private static String toolCall(String eventId, String fields, String time) {
    return """
    {"eventId":"%s","toolCall":{"conversationId":"c","name":"refund","time":"2026-03-12T%s:00Z",%s}}\
    """
        .formatted(eventId, time, fields);
  }

  private static String closure(String eventId, String time) {
    return """
    {"eventId":"%s","closure":{"conversationId":"c","time":"2026-03-12T%s:00Z",
     "outcome":"RESOLVED_CONFIRMED"}}\
    """
        .formatted(eventId, time);
  }

  private static String survey(
      String eventId, String surveyId, String conversationId, int rating, String time) {
    return """
    {"eventId":"%s","survey":{"surveyId":"%s","conversationId":"%s","kind":"RESOLUTION",
     "rating":%d,"answerTime":"2026-03-12T%s:00Z"}}\
    """
        .formatted(eventId, surveyId, conversationId, rating, time);
  }
}
