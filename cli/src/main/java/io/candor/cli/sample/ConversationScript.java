package io.candor.cli.sample;

import com.google.gson.JsonObject;
import io.candor.cli.sample.Talk.Course;
import io.candor.cli.sample.Talk.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Writes a conversation down as the body of a `conversation` event.
final class ConversationScript {
  private static final String[] CHANNELS = {"CHAT", "CHAT", "CHAT", "IN_APP", "EMAIL", "WEB_FORM"};

  private final Phrases phrases;
  private final Quota quota;
  private final Random random;

  ConversationScript(Phrases phrases, Quota quota, Random random) {
    this.phrases = phrases;
    this.quota = quota;
    this.random = random;
  }

  /// The finished conversation and its close.
  record Written(JsonObject body, Instant closeTime) {}

  Written write(Talk talk) {
    Turns turns = new Turns(talk.openTime());
    List<JsonObject> toolCalls = new ArrayList<>();
    turns.say("CUSTOMER", ask(talk), Duration.ZERO);
    JsonObject handoff = null;
    if (talk.course() == Course.HANDED_OVER) {
      turns.say("BOT", phrases.pick("handover.bot", talk.slots()), seconds(3, 8));
      handoff = handoff(talk, turns, "not on the deflection list");
    } else if (talk.withBot()) {
      botAnswers(talk, turns, toolCalls);
      handoff = afterTheAnswer(talk, turns);
    }
    if (talk.withAgent()) {
      agentAnswers(talk, turns, toolCalls, handoff);
    }
    Instant closeTime = turns.time().plusSeconds(20 + random.nextInt(100));
    return new Written(body(talk, turns, toolCalls, handoff, closeTime), closeTime);
  }

  private String ask(Talk talk) {
    String ask = phrases.pick(talk.section("ask"), talk.slots());
    // The reserved example card and address: what must be masked before it is stored.
    return switch (random.nextInt(120)) {
      case 0 -> ask + " You can write to me at sam.taylor@example.com.";
      case 1 -> ask + " My card is 4111 1111 1111 1111.";
      default -> ask;
    };
  }

  private void botAnswers(Talk talk, Turns turns, List<JsonObject> toolCalls) {
    if (talk.archetype().tool != null && talk.story() != Story.LOGIN) {
      toolCalls.add(
          Json.object(
              "name",
              talk.archetype().tool,
              "status",
              random.nextInt(60) == 0 ? "FAILED" : "SUCCEEDED",
              "afterTurnIndex",
              0,
              "time",
              turns.time().plusSeconds(2)));
    }
    String part = talk.story() == Story.INVENTED_WINDOW ? "invented" : "bot";
    turns.say("BOT", phrases.pick(talk.section(part), talk.slots()), seconds(4, 12));
  }

  private @Nullable JsonObject afterTheAnswer(Talk talk, Turns turns) {
    return switch (talk.course()) {
      case CONFIRMED -> {
        turns.say("CUSTOMER", phrases.pick("accept.customer", talk.slots()), seconds(15, 60));
        yield null;
      }
      case ASSUMED -> {
        turns.say("CUSTOMER", phrases.pick("leave.customer", talk.slots()), seconds(15, 60));
        yield null;
      }
      case ABANDONED -> {
        turns.say("CUSTOMER", phrases.pick("push.customer", talk.slots()), seconds(15, 50));
        turns.say("BOT", phrases.pick(talk.section("bot"), talk.slots()), seconds(4, 12));
        turns.say("CUSTOMER", phrases.pick("push.customer", talk.slots()), seconds(15, 50));
        yield null;
      }
      case ESCALATED -> {
        turns.say("CUSTOMER", phrases.pick("push.customer", talk.slots()), seconds(15, 50));
        turns.say("BOT", phrases.pick("handover.bot", talk.slots()), seconds(3, 8));
        yield handoff(talk, turns, "customer asked");
      }
      case AGENT_ONLY, HANDED_OVER -> null;
    };
  }

  private JsonObject handoff(Talk talk, Turns turns, String reason) {
    boolean contextLost = quota.draw("contextLost", 0.03);
    return Json.object(
        "time",
        turns.time(),
        "reason",
        reason,
        "packet",
        Json.object(
            "intent",
            talk.archetype().id(),
            "accountState",
            talk.account() == null
                ? null
                : Json.object("plan", talk.account().plan(), "segment", talk.account().segment()),
            "summary",
            "Customer writes about " + talk.archetype().id().replace('_', ' ') + "."),
        "agentReportedContextLoss",
        contextLost ? true : null);
  }

  private void agentAnswers(
      Talk talk, Turns turns, List<JsonObject> toolCalls, @Nullable JsonObject handoff) {
    turns.say("AGENT", phrases.pick("hello.agent", talk.slots()), seconds(60, 600));
    if (handoff != null && handoff.has("agentReportedContextLoss")) {
      turns.say("AGENT", phrases.pick("restate.agent", talk.slots()), seconds(10, 40));
      turns.say("CUSTOMER", phrases.pick(talk.section("ask"), talk.slots()), seconds(30, 90));
    }
    turns.say("AGENT", phrases.pick(talk.section("agent"), talk.slots()), seconds(120, 420));
    if (talk.archetype() == Archetype.RETURNS && random.nextInt(4) == 0) {
      toolCalls.add(refund(talk, turns));
    }
    turns.say("CUSTOMER", phrases.pick("accept.customer", talk.slots()), seconds(30, 120));
  }

  private JsonObject refund(Talk talk, Turns turns) {
    // 30 days is the rule; the bot's invented window makes agents pay later ones as well.
    int days = talk.story() == Story.INVENTED_WINDOW ? 45 + random.nextInt(40) : random.nextInt(29);
    return Json.object(
        "name", "issue_refund",
        "status", "SUCCEEDED",
        "actor", "AGENT",
        "afterTurnIndex", turns.lastIndex(),
        "time", turns.time().plusSeconds(5),
        "arguments",
            Json.object("purchaseTime", talk.openTime().minus(Duration.ofDays(days)).toString()),
        "amount", Json.money(Long.parseLong(talk.slots().amount().replaceAll("\\D", "")) * 100));
  }

  private JsonObject body(
      Talk talk,
      Turns turns,
      List<JsonObject> toolCalls,
      @Nullable JsonObject handoff,
      Instant closeTime) {
    boolean timed = talk.withAgent() && random.nextBoolean();
    return Json.object(
        "conversationId",
        talk.id(),
        "deploymentId",
        talk.withBot() ? SampleEvents.DEPLOYMENT_ID : null,
        "botVersion",
        talk.withBot() ? SampleEvents.botVersion(talk.openTime()) : null,
        "channel",
        CHANNELS[random.nextInt(CHANNELS.length)],
        "accountId",
        talk.account() == null ? null : talk.account().id(),
        "customerId",
        talk.customer(),
        "openTime",
        talk.openTime(),
        "closeTime",
        closeTime,
        "archetype",
        talk.archetype().id(),
        "outcome",
        outcome(talk),
        "attempted",
        talk.course() == Course.HANDED_OVER ? false : null,
        "ticketId",
        talk.withAgent() ? "T-" + talk.id().substring(2) : null,
        "intentConfidence",
        talk.withBot() ? (60 + random.nextInt(40)) / 100.0 : null,
        "agentHandleTime",
        timed ? seconds(260, 780) : null,
        "turns",
        turns.spoken(),
        "toolCalls",
        toolCalls.isEmpty() ? null : toolCalls,
        "handoff",
        handoff);
  }

  /// The producer names the outcome where the words leave it open, and about half of the others.
  private @Nullable String outcome(Talk talk) {
    return switch (talk.course()) {
      case ASSUMED -> "RESOLVED_ASSUMED";
      case ABANDONED -> "ABANDONED";
      case CONFIRMED -> random.nextBoolean() ? "RESOLVED_CONFIRMED" : null;
      case ESCALATED, HANDED_OVER -> random.nextBoolean() ? "ESCALATED" : null;
      case AGENT_ONLY -> null;
    };
  }

  private Duration seconds(int least, int most) {
    return Duration.ofSeconds(least + random.nextInt(most - least));
  }
}
