package io.candor.ingest;

import com.google.protobuf.Duration;
import com.google.protobuf.Timestamp;
import com.google.type.Date;
import com.google.type.Money;
import io.candor.ingest.v1.AccountEvent;
import io.candor.ingest.v1.ConversationEvent;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.FeedbackEvent;
import io.candor.ingest.v1.Scale;
import io.candor.ingest.v1.SurveyEvent;
import io.candor.ingest.v1.Turn;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/// Events that break one rule each, with the field that must be named, and why.
final class BrokenRules {

  private BrokenRules() {}

  static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");

  static Stream<Arguments> ids() {
    return Stream.of(
        bad("event_id", "required", survey(), e -> e.clearEventId()),
        bad("event_id", "128", survey(), e -> e.setEventId("x".repeat(129))),
        bad("event_id", "NUL", survey(), e -> e.setEventId("a\0b")),
        bad("body", "one", survey(), e -> e.clearBody()),
        badSurvey("survey.survey_id", "required", s -> s.clearSurveyId()),
        badSurvey("survey.conversation_id", "required", s -> s.clearConversationId()),
        badSurvey("survey.conversation_id", "128", s -> s.setConversationId("x".repeat(129))),
        bad("account.account_id", "required", json("{'account':{'name':'No id'}}")),
        bad(
            "deployment.deployment_id",
            "required",
            json("{'deployment':{'goLiveTime':'2026-03-02T00:00:00Z'}}")),
        bad(
            "release.release_id",
            "required",
            json("{'release':{'productArea':'x','releaseTime':'2026-03-02T00:00:00Z'}}")),
        bad(
            "closure.conversation_id",
            "required",
            json("{'closure':{'time':'2026-01-05T10:00:00Z'}}")));
  }

  static Stream<Arguments> fields() {
    return Stream.of(
        badSurvey("survey.kind", "required", s -> s.clearKind()),
        badSurvey("survey.kind", "defined", s -> s.setKindValue(77)),
        badSurvey("survey.answer_time", "required", s -> s.clearAnswerTime()),
        badSurvey("survey.rating", "required", s -> s.clearRating()),
        bad(
            "feedback.verbatim",
            "required",
            feedback(),
            e -> {
              e.getFeedbackBuilder().clearVerbatim();
              return e;
            }),
        badFeedback("feedback.source", "required", f -> f.clearSource()),
        badFeedback("feedback.source", "defined", f -> f.setSourceValue(99)),
        badFeedback("feedback.time", "required", f -> f.clearTime()),
        badFeedback("feedback.locale", "BCP 47", f -> f.setLocale("not a locale")),
        badFeedback("feedback.locale", "BCP 47", f -> f.setLocale("en_US")),
        bad(
            "release.release_time",
            "required",
            json("{'release':{'releaseId':'r','productArea':'x'}}")),
        bad(
            "release.product_area",
            "required",
            json("{'release':{'releaseId':'r','releaseTime':'2026-03-02T00:00:00Z'}}")),
        bad("deployment.go_live_time", "required", json("{'deployment':{'deploymentId':'d'}}")),
        bad(
            "deployment.confidence_thresholds[key]",
            "",
            json(
                "{'deployment':{'deploymentId':'d','goLiveTime':'2026-03-02T00:00:00Z',"
                    + "'confidenceThresholds':{'a':1.5}}}")),
        badAccount("account.segment", "defined", a -> a.setSegmentValue(42)),
        badAccount(
            "account.renewal_date",
            "calendar",
            a -> a.setRenewalDate(Date.newBuilder().setYear(2026).setMonth(13).setDay(1))),
        badAccount(
            "account.renewal_date",
            "calendar",
            a -> a.setRenewalDate(Date.newBuilder().setYear(2026).setMonth(2).setDay(30))),
        badAccount(
            "account.renewal_date",
            "calendar",
            a -> a.setRenewalDate(Date.newBuilder().setYear(2026))),
        badAccount("account.arr.nanos", "sign", a -> a.setArr(money("USD", 5, -1))),
        badAccount(
            "account.arr.nanos", "999,999,999", a -> a.setArr(money("USD", 5, 1_000_000_000))),
        badAccount("account.arr.currency_code", "ISO 4217", a -> a.setArr(money("usd", 5, 0))),
        badAccount("account.arr.currency_code", "ISO 4217", a -> a.setArr(money("XQQ", 5, 0))),
        badAccount("account.arr", "negative", a -> a.setArr(money("USD", -5, 0))),
        badAccount(
            "account.attributes",
            "1000",
            a -> {
              for (int i = 0; i <= 1_000; i++) {
                a.putAttributes("k" + i, "v");
              }
            }),
        bad(
            "turn.index",
            "0",
            json(
                "{'turn':{'conversationId':'c','index':-1,'role':'BOT','text':'x',"
                    + "'time':'2026-01-05T10:00:00Z'}}")),
        bad(
            "turn.index",
            "required",
            json(
                "{'turn':{'conversationId':'c','role':'BOT','text':'x',"
                    + "'time':'2026-01-05T10:00:00Z'}}")),
        bad(
            "turn.text",
            "required",
            json(
                "{'turn':{'conversationId':'c','index':1,'role':'BOT',"
                    + "'time':'2026-01-05T10:00:00Z'}}")),
        bad(
            "turn.role",
            "required",
            json(
                "{'turn':{'conversationId':'c','index':1,'text':'x',"
                    + "'time':'2026-01-05T10:00:00Z'}}")),
        bad(
            "tool_call.status",
            "required",
            json(
                "{'toolCall':{'conversationId':'c','name':'refund',"
                    + "'time':'2026-01-05T10:00:00Z'}}")),
        bad(
            "tool_call.after_turn_index",
            "0",
            json(
                "{'toolCall':{'conversationId':'c','name':'refund','status':'FAILED',"
                    + "'time':'2026-01-05T10:00:00Z','afterTurnIndex':-2}}")),
        bad(
            "tool_call.amount.currency_code",
            "ISO 4217",
            json(
                "{'toolCall':{'conversationId':'c','name':'refund','status':'FAILED',"
                    + "'time':'2026-01-05T10:00:00Z','amount':{'units':'5'}}}")),
        bad("handoff.time", "required", json("{'handoff':{'conversationId':'c'}}")),
        bad(
            "closure.agent_handle_time",
            "",
            json(
                "{'closure':{'conversationId':'c','time':'2026-01-05T10:00:00Z',"
                    + "'agentHandleTime':'-5s'}}")));
  }

  static Stream<Arguments> scales() {
    return Stream.of(
        badSurvey("survey.rating", "outside the scale", s -> s.setRating(7)),
        badSurvey("survey.rating", "outside the scale", s -> s.setRating(0)),
        badSurvey(
            "survey.rating", "outside the scale", s -> s.setRating(-1).setScale(scale(null, 10.0))),
        badSurvey("survey.rating", "", s -> s.setRating(Double.NaN)),
        badSurvey("survey.rating", "", s -> s.setRating(Double.POSITIVE_INFINITY)),
        badSurvey("survey.scale", "empty", s -> s.setScale(scale(5.0, 5.0))),
        badSurvey("survey.scale", "reversed", s -> s.setScale(scale(5.0, 1.0))),
        badSurvey("survey.scale", "reversed", s -> s.setScale(scale(null, -1.0))),
        badSurvey("survey.scale.max", "required", s -> s.setScale(scale(1.0, null))),
        badSurvey("survey.scale.max", "", s -> s.setScale(scale(1.0, Double.NaN))),
        badFeedback("feedback.rating", "outside the scale", f -> f.setRating(5.5)),
        badFeedback("feedback.scale", "reversed", f -> f.clearRating().setScale(scale(5.0, 1.0))));
  }

  static Stream<Arguments> times() {
    return Stream.of(
        badSurvey(
            "survey.answer_time", "ahead", s -> s.setAnswerTime(time(NOW.plusSeconds(86_401)))),
        badSurvey(
            "survey.answer_time",
            "ahead",
            s -> s.setAnswerTime(time(Instant.parse("2999-01-01T00:00:00Z")))),
        badSurvey(
            "survey.answer_time",
            "",
            s -> s.setAnswerTime(Timestamp.newBuilder().setSeconds(Long.MAX_VALUE))),
        badSurvey(
            "survey.answer_time",
            "earliest",
            s -> s.setAnswerTime(time(Instant.parse("0001-01-01T00:00:00Z")))),
        badSurvey("survey.send_time", "earliest", s -> s.setSendTime(Timestamp.newBuilder())),
        badSurvey(
            "survey.answer_time",
            "nanos",
            s -> s.setAnswerTime(time(NOW).toBuilder().setNanos(-1))),
        bad("event_time", "ahead", survey(), e -> e.setEventTime(time(NOW.plusSeconds(90_000)))),
        badConversation(
            "conversation.turns[1].time",
            "ahead",
            c -> c.setTurns(1, c.getTurns(1).toBuilder().setTime(time(NOW.plusSeconds(90_000))))),
        badConversation(
            "conversation.close_time",
            "before open_time",
            c -> c.setCloseTime(time(Instant.parse("2026-03-12T09:59:59Z")))),
        badConversation(
            "conversation.agent_handle_time",
            "",
            c -> c.setAgentHandleTime(Duration.newBuilder().setNanos(-1))));
  }

  static Stream<Arguments> texts() {
    String large = "x".repeat(65_537);
    return Stream.of(
        badFeedback("feedback.verbatim", "65536", f -> f.setVerbatim(large)),
        badFeedback("feedback.verbatim", "NUL", f -> f.setVerbatim("a\0b")),
        badConversation(
            "conversation.turns[0].text",
            "65536",
            c -> c.setTurns(0, c.getTurns(0).toBuilder().setText(large))),
        bad(
            "tool_call.arguments.fields[key].string_value",
            "65536",
            json(
                "{'toolCall':{'conversationId':'c','name':'n','status':'FAILED',"
                    + "'time':'2026-01-05T10:00:00Z','arguments':{'a':'"
                    + large
                    + "'}}}")),
        badFeedback("feedback.uri", "2048", f -> f.setUri(large)));
  }

  static Stream<Arguments> conversations() {
    return Stream.of(
        badConversation("conversation.open_time", "required", c -> c.clearOpenTime()),
        badConversation("conversation.channel", "defined", c -> c.setChannelValue(55)),
        badConversation("conversation.outcome", "defined", c -> c.setOutcomeValue(55)),
        badConversation("conversation.intent_confidence", "", c -> c.setIntentConfidence(1.7)),
        badConversation(
            "conversation.turns[1].index",
            "earlier turn",
            c -> c.setTurns(1, c.getTurns(1).toBuilder().setIndex(0))),
        badConversation(
            "conversation.turns[0].role",
            "required",
            c -> c.setTurns(0, c.getTurns(0).toBuilder().clearRole())),
        badConversation(
            "conversation.turns[0].confidence",
            "",
            c -> c.setTurns(0, c.getTurns(0).toBuilder().setConfidence(-0.1))),
        badConversation(
            "conversation.turns",
            "10000",
            c -> {
              Turn turn = c.getTurns(0);
              for (int i = 2; i <= 10_000; i++) {
                c.addTurns(turn.toBuilder().setIndex(i));
              }
            }));
  }

  static Event survey() {
    return json(
        "{'survey':{'surveyId':'sv','conversationId':'c','kind':'RESOLUTION','rating':5,"
            + "'sendTime':'2026-03-12T10:09:00Z','answerTime':'2026-03-12T10:11:00Z'}}");
  }

  static Event feedback() {
    return json(
        "{'feedback':{'feedbackId':'f','source':'NPS','verbatim':'hello','rating':3,"
            + "'time':'2026-01-05T10:00:00Z'}}");
  }

  private static Event conversation() {
    return json(
        "{'conversation':{'conversationId':'c','openTime':'2026-03-12T10:00:00Z','turns':["
            + "{'index':0,'role':'CUSTOMER','text':'a','time':'2026-03-12T10:00:00Z'},"
            + "{'index':1,'role':'BOT','text':'b','time':'2026-03-12T10:01:00Z'}]}}");
  }

  private static Event json(String body) {
    return JsonEvents.of("{\"eventId\":\"ev-1\"," + body.replace('\'', '"').substring(1));
  }

  static Event badText(int length) {
    Event.Builder event = feedback().toBuilder().setEventId("long");
    event.getFeedbackBuilder().setVerbatim("x".repeat(length));
    return event.build();
  }

  static Event wrap(String eventId, SurveyEvent.Builder survey) {
    return Event.newBuilder().setEventId(eventId).setSurvey(survey).build();
  }

  private static Arguments bad(String field, String why, Event event) {
    return Arguments.of(field, why, event);
  }

  private static Arguments bad(
      String field, String why, Event good, UnaryOperator<Event.Builder> breakIt) {
    return Arguments.of(field, why, breakIt.apply(good.toBuilder()).build());
  }

  private static Arguments badSurvey(
      String field, String why, Consumer<SurveyEvent.Builder> breakIt) {
    Event.Builder event = survey().toBuilder();
    breakIt.accept(event.getSurveyBuilder());
    return Arguments.of(field, why, event.build());
  }

  private static Arguments badFeedback(
      String field, String why, Consumer<FeedbackEvent.Builder> breakIt) {
    Event.Builder event = feedback().toBuilder();
    breakIt.accept(event.getFeedbackBuilder());
    return Arguments.of(field, why, event.build());
  }

  private static Arguments badConversation(
      String field, String why, Consumer<ConversationEvent.Builder> breakIt) {
    Event.Builder event = conversation().toBuilder();
    breakIt.accept(event.getConversationBuilder());
    return Arguments.of(field, why, event.build());
  }

  private static Arguments badAccount(
      String field, String why, Consumer<AccountEvent.Builder> breakIt) {
    Event.Builder event = json("{'account':{'accountId':'acc-bad'}}").toBuilder();
    breakIt.accept(event.getAccountBuilder());
    return Arguments.of(field, why, event.build());
  }

  static Scale scale(@Nullable Double min, @Nullable Double max) {
    Scale.Builder scale = Scale.newBuilder();
    if (min != null) {
      scale.setMin(min);
    }
    if (max != null) {
      scale.setMax(max);
    }
    return scale.build();
  }

  private static Money money(String currency, long units, int nanos) {
    return Money.newBuilder().setCurrencyCode(currency).setUnits(units).setNanos(nanos).build();
  }

  static Timestamp time(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
