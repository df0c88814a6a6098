package io.candor.alert.notify.jira;

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
import io.candor.alert.receiver.Channel.Jira.Edition;
import io.candor.alert.receiver.FailureReason;
import io.candor.alert.receiver.SendResult;
import io.candor.alert.secret.Secrets;
import io.candor.alert.thread.ThreadStore;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends notifications to Jira. Thread-safe.
///
/// What can be repeated without harm comes first and the comment last, so that a failure in between
/// repeats no comment. An issue that was made but not noted is found again by its label.
public final class JiraSender {
  private static final int NOT_FOUND = 404;

  private final HttpPoster poster;
  private final Secrets secrets;
  private final ThreadStore threads;
  private final IncidentLinks links;

  /// Posts with tokens that are looked up at every send.
  public JiraSender(HttpPoster poster, Secrets secrets, ThreadStore threads, IncidentLinks links) {
    this.poster = poster;
    this.secrets = secrets;
    this.threads = threads;
    this.links = links;
  }

  /// Sends one notification.
  public SendResult send(
      String workspace, String receiverId, Channel.Jira channel, Notification notification)
      throws InterruptedException {
    Optional<String> token = secrets.find(workspace, channel.tokenSecret());
    if (token.isEmpty()) {
      return SendResult.failed(FailureReason.SECRET_MISSING);
    }
    try {
      Calls calls = new Calls(channel, authorization(channel, token.get()));
      if (notification.event() == Event.TEST) {
        create(calls, notification);
      } else {
        tell(calls, receiverId, notification);
      }
      return new SendResult.Sent(200);
    } catch (UnansweredException e) {
      return e.result;
    }
  }

  private void tell(Calls calls, String receiverId, Notification notification)
      throws InterruptedException, UnansweredException {
    Optional<String> known =
        threads
            .find(receiverId, notification.topic())
            .filter(reference -> reference.startsWith(prefix(calls.channel)))
            .map(reference -> reference.substring(prefix(calls.channel).length()));
    Optional<String> issue =
        known.isPresent() && calls.exists(known.get())
            ? known
            : calls.found(JiraBodies.search(calls.channel, notification));
    if (issue.isEmpty()) {
      String made = create(calls, notification);
      threads.save(receiverId, notification.topic(), prefix(calls.channel) + made);
      return;
    }
    if (!issue.equals(known)) {
      threads.save(receiverId, notification.topic(), prefix(calls.channel) + issue.get());
      if (notification.revision() == 1) {
        return; // Made by an attempt whose end nobody saw: it says all of this already.
      }
    }
    String transition = transition(calls.channel, notification);
    if (!transition.isEmpty()) {
      calls.move(issue.get(), transition);
    }
    calls.post(
        "/issue/" + issue.get() + "/comment",
        JiraBodies.comment(calls.channel, notification, links.of(notification.topic())));
  }

  private String create(Calls calls, Notification notification)
      throws InterruptedException, UnansweredException {
    JsonObject made =
        calls.post(
            "/issue",
            JiraBodies.issue(calls.channel, notification, links.of(notification.topic())));
    return calls.text(made, "key");
  }

  private static String transition(Channel.Jira channel, Notification notification) {
    return switch (notification.event().phase()) {
      case RESOLVE -> channel.resolveTransition();
      case TRIGGER ->
          notification.event() == Event.INCIDENT_REOPENED ? channel.reopenTransition() : "";
      case ACKNOWLEDGE, INFORM -> "";
    };
  }

  // An issue of another Jira or project is none of this channel's.
  private static String prefix(Channel.Jira channel) {
    return channel.url() + " " + channel.project() + " ";
  }

  private static String authorization(Channel.Jira channel, String token) {
    return channel.user().isEmpty()
        ? "Bearer " + token
        : "Basic "
            + Base64.getEncoder()
                .encodeToString((channel.user() + ":" + token).getBytes(StandardCharsets.UTF_8));
  }

  /// A call that did not do what it was for.
  private static final class UnansweredException extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // Never serialised: it does not leave this class.
    private final SendResult result;

    UnansweredException(SendResult result) {
      super(null, null, false, false);
      this.result = result;
    }
  }

  /// The calls of one send.
  private final class Calls {
    private final Channel.Jira channel;
    private final String api;
    private final Map<String, String> headers;

    Calls(Channel.Jira channel, String authorization) {
      this.channel = channel;
      this.api =
          channel.url() + (channel.edition() == Edition.CLOUD ? "/rest/api/3" : "/rest/api/2");
      this.headers = Map.of("Authorization", authorization, "Accept", "application/json");
    }

    boolean exists(String issue) throws InterruptedException, UnansweredException {
      PostResult result = poster.get(api + "/issue/" + issue + "?fields=status", headers);
      if (result instanceof Answered answered && answered.status() == NOT_FOUND) {
        return false;
      }
      JsonObject unused = object(result);
      return true;
    }

    Optional<String> found(JsonObject search) throws InterruptedException, UnansweredException {
      JsonObject page =
          post(channel.edition() == Edition.CLOUD ? "/search/jql" : "/search", search);
      for (JsonElement issue : list(page, "issues")) {
        return Optional.of(text(issue.getAsJsonObject(), "key"));
      }
      return Optional.empty();
    }

    // A transition that an issue does not have now is one that somebody has done already.
    void move(String issue, String name) throws InterruptedException, UnansweredException {
      JsonObject answer = object(poster.get(api + "/issue/" + issue + "/transitions", headers));
      for (JsonElement transition : list(answer, "transitions")) {
        if (text(transition.getAsJsonObject(), "name").equalsIgnoreCase(name)) {
          JsonObject unused =
              post(
                  "/issue/" + issue + "/transitions",
                  JiraBodies.transition(text(transition.getAsJsonObject(), "id")));
          return;
        }
      }
    }

    JsonObject post(String path, JsonObject body) throws InterruptedException, UnansweredException {
      return object(poster.postAndRead(api + path, headers, body.toString()));
    }

    private JsonObject object(PostResult result) throws UnansweredException {
      SendResult judged = Answers.judge(result);
      if (!(judged instanceof SendResult.Sent) || !(result instanceof Answered answered)) {
        // A project that is gone says so with 410, too: it can be put right, so it is tried again.
        throw new UnansweredException(
            judged instanceof SendResult.Rejected rejected
                    && rejected.reason() == FailureReason.ENDPOINT_GONE
                ? new SendResult.Retryable(
                    FailureReason.REFUSED_BY_RECEIVER, rejected.httpStatus(), null)
                : judged);
      }
      if (answered.body().isEmpty()) {
        return new JsonObject(); // 204: a transition was done.
      }
      try {
        return JsonParser.parseString(answered.body()).getAsJsonObject();
      } catch (JsonParseException | IllegalStateException _) {
        throw unreadable(answered.status());
      }
    }

    String text(JsonObject object, String name) throws UnansweredException {
      JsonElement value = object.get(name);
      if (value == null || !value.isJsonPrimitive()) {
        throw unreadable(200);
      }
      return value.getAsString();
    }

    private Iterable<JsonElement> list(JsonObject object, String name) throws UnansweredException {
      @Nullable JsonElement value = object.get(name);
      if (value == null || !value.isJsonArray()) {
        throw unreadable(200);
      }
      return value.getAsJsonArray();
    }

    // Something else answers there, such as a proxy's page.
    private UnansweredException unreadable(int status) {
      return new UnansweredException(
          new SendResult.Retryable(FailureReason.SERVER_ERROR, status, null));
    }
  }
}
