package io.candor.cli.sample;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.candor.cli.sample.ConversationScript.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Some producers stream a conversation as it happens: an open snapshot, then turns, tool calls,
/// the handoff and the closure as events of their own. Together they say the same as one snapshot.
final class Pieces {
  List<TimedEvent> of(Written written) {
    JsonObject body = written.body();
    String id = body.get("conversationId").getAsString();
    List<TimedEvent> events = new ArrayList<>();
    for (JsonElement turn : body.remove("turns").getAsJsonArray()) {
      String index = turn.getAsJsonObject().get("index").getAsString();
      events.add(piece(id, "turn", "turn-" + id + "-" + index, turn.getAsJsonObject(), "time"));
    }
    JsonElement toolCalls = body.remove("toolCalls");
    if (toolCalls != null) {
      for (JsonElement call : toolCalls.getAsJsonArray()) {
        String eventId = "tool-" + id + "-" + events.size();
        events.add(piece(id, "toolCall", eventId, call.getAsJsonObject(), "time"));
      }
    }
    JsonElement handoff = body.remove("handoff");
    if (handoff != null) {
      events.add(piece(id, "handoff", "handoff-" + id, handoff.getAsJsonObject(), "time"));
    }
    JsonElement outcome = body.remove("outcome");
    body.remove("closeTime");
    JsonObject closure =
        Json.object(
            "time", written.closeTime(),
            "outcome", outcome,
            "ticketId", body.remove("ticketId"),
            "agentHandleTime", body.remove("agentHandleTime"));
    events.add(piece(id, "closure", "closure-" + id, closure, "time"));
    JsonObject snapshot = Json.object("eventId", "conversation-" + id, "conversation", body);
    events.add(new TimedEvent(time(body, "openTime"), snapshot));
    return events;
  }

  private static TimedEvent piece(
      String conversationId, String kind, String eventId, JsonObject body, String timeField) {
    JsonObject named = Json.object("conversationId", conversationId);
    body.entrySet().forEach(entry -> named.add(entry.getKey(), entry.getValue()));
    return new TimedEvent(time(body, timeField), Json.object("eventId", eventId, kind, named));
  }

  private static Instant time(JsonObject body, String field) {
    return Instant.parse(body.get(field).getAsString());
  }
}
