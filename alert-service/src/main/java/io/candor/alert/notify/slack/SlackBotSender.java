package io.candor.alert.notify.slack;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.candor.alert.egress.HttpPoster;
import io.candor.alert.egress.PostResult;
import io.candor.alert.egress.PostResult.Answered;
import io.candor.alert.notification.Event;
import io.candor.alert.notification.Notification;
import io.candor.alert.notify.Answers;
import io.candor.alert.notify.IncidentLinks;
import io.candor.alert.receiver.Channel;
import io.candor.alert.receiver.FailureReason;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.secret.Secrets;
import io.candor.alert.thread.ThreadStore;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sends notifications through Slack's Web API: the first about a topic begins a thread, the later
/// ones go into it and change its first message, so that this shows where the topic stands.
/// Thread-safe.
public final class SlackBotSender {
  private static final String API = "https://slack.com/api";

  // What may be over in a moment; every other error needs somebody to change something.
  private static final Set<String> PASSING =
      Set.of("fatal_error", "internal_error", "service_unavailable", "request_timeout");
  // The first message is no more, or is not ours to change: a new thread begins.
  private static final Set<String> NO_HEAD =
      Set.of(
          "message_not_found",
          "cant_update_message",
          "edit_window_closed",
          "thread_not_found",
          "channel_not_found");

  private final HttpPoster poster;
  private final Secrets secrets;
  private final ThreadStore threads;
  private final IncidentLinks links;

  /// Posts with tokens that are looked up at every send.
  public SlackBotSender(
      HttpPoster poster, Secrets secrets, ThreadStore threads, IncidentLinks links) {
    this.poster = poster;
    this.secrets = secrets;
    this.threads = threads;
    this.links = links;
  }

  /// Where a channel's API is.
  public static String url(Channel.SlackBot channel) {
    return channel.url().isEmpty() ? API : channel.url();
  }

  /// Sends one notification.
  public SendResult send(
      String workspace, String receiverId, Channel.SlackBot channel, Notification notification)
      throws InterruptedException {
    Optional<String> token = secrets.find(workspace, channel.tokenSecret());
    if (token.isEmpty()) {
      return SendResult.failed(FailureReason.SECRET_MISSING);
    }
    Map<String, String> headers = Map.of("Authorization", "Bearer " + token.get());
    Optional<String> head =
        threads
            .find(receiverId, notification.topic())
            .filter(reference -> reference.startsWith(channel.channel() + "/"))
            .map(reference -> reference.substring(reference.indexOf('/') + 1));
    if (head.isPresent()) {
      // First what can be repeated without harm: a failure after it repeats no message.
      Answer updated = call(channel, "/chat.update", headers, update(channel, notification, head));
      if (!(updated.result() instanceof SendResult.Sent) && !NO_HEAD.contains(updated.error())) {
        return updated.result();
      }
      if (NO_HEAD.contains(updated.error())) {
        head = Optional.empty();
      }
    }
    JsonObject message = message(channel, notification);
    head.ifPresent(ts -> message.addProperty("thread_ts", ts));
    Answer posted = call(channel, "/chat.postMessage", headers, message);
    if (head.isEmpty()
        && notification.event() != Event.TEST
        && posted.result() instanceof SendResult.Sent
        && !posted.ts().isEmpty()) {
      threads.save(receiverId, notification.topic(), channel.channel() + "/" + posted.ts());
    }
    return posted.result();
  }

  private JsonObject message(Channel.SlackBot channel, Notification notification) {
    return SlackMessages.render(notification, links.of(notification.topic()), channel.channel());
  }

  private JsonObject update(
      Channel.SlackBot channel, Notification notification, Optional<String> head) {
    JsonObject update = message(channel, notification);
    update.addProperty("ts", head.orElse(""));
    return update;
  }

  // What the API answered.
  //
  // @param error Slack's name of what went wrong; empty for nothing
  // @param ts names the message that was posted; empty for none
  private record Answer(SendResult result, String error, String ts) {}

  private Answer call(
      Channel.SlackBot channel, String method, Map<String, String> headers, JsonObject body)
      throws InterruptedException {
    PostResult result = poster.postAndRead(url(channel) + method, headers, body.toString());
    if (!(result instanceof Answered answered) || answered.status() != 200) {
      return new Answer(Answers.judge(result), "", "");
    }
    try {
      JsonObject answer = JsonParser.parseString(answered.body()).getAsJsonObject();
      if (answer.has("ok") && answer.get("ok").getAsBoolean()) {
        return new Answer(new SendResult.Sent(200), "", text(answer, "ts"));
      }
      String error = text(answer, "error");
      return new Answer(
          new SendResult.Retryable(reason(error), 200, answered.retryAfter()), error, "");
    } catch (JsonParseException | IllegalStateException | UnsupportedOperationException _) {
      return new Answer(
          new SendResult.Retryable(FailureReason.SERVER_ERROR, 200, answered.retryAfter()), "", "");
    }
  }

  private static FailureReason reason(String error) {
    if (error.equals("ratelimited") || error.equals("rate_limited")) {
      return FailureReason.RATE_LIMITED;
    }
    return PASSING.contains(error) || error.isEmpty()
        ? FailureReason.SERVER_ERROR
        : FailureReason.REFUSED_BY_RECEIVER;
  }

  private static String text(JsonObject answer, String name) {
    JsonElement value = answer.get(name);
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
  }
}
