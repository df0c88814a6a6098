package io.candor.classifier;

import com.google.protobuf.Timestamp;
import io.candor.classifier.v1.Record;
import io.candor.ingest.v1.Account;
import io.candor.ingest.v1.AccountState;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Feedback;
import io.candor.ingest.v1.Scale;
import io.candor.ingest.v1.Survey;
import io.candor.ingest.v1.Turn;
import java.time.Instant;

/// Records as ingest sends them.
public final class TestRecords {
  public static final Instant OPEN = Instant.parse("2026-03-12T10:00:00Z");

  private TestRecords() {}

  public static Record feedback(String workspace, String id, long revision, String verbatim) {
    return Record.newBuilder()
        .setName("workspaces/" + workspace + "/feedback/" + id)
        .setRevision(revision)
        .setFeedback(
            Feedback.newBuilder()
                .setName("workspaces/" + workspace + "/feedback/" + id)
                .setRevision(revision)
                .setFeedbackId(id)
                .setSource(Feedback.Source.APP_REVIEW)
                .setVerbatim(verbatim)
                .setTime(time(OPEN))
                .setRating(1)
                .setScale(Scale.newBuilder().setMin(1).setMax(5)))
        .build();
  }

  public static Record account(String workspace, String id, long revision, String name) {
    return Record.newBuilder()
        .setName("workspaces/" + workspace + "/accounts/" + id)
        .setRevision(revision)
        .setAccount(
            Account.newBuilder()
                .setName("workspaces/" + workspace + "/accounts/" + id)
                .setRevision(revision)
                .setAccountId(id)
                .setState(AccountState.newBuilder().setDisplayName(name)))
        .build();
  }

  public static Record conversation(String workspace, long revision, Conversation.Builder body) {
    String name = "workspaces/" + workspace + "/conversations/" + body.getConversationId();
    return Record.newBuilder()
        .setName(name)
        .setRevision(revision)
        .setConversation(body.clone().setName(name).setRevision(revision))
        .build();
  }

  /// A closed chat with these turns, each as `ROLE: text`, a minute apart.
  public static Conversation.Builder chat(String id, String... turns) {
    Conversation.Builder chat =
        Conversation.newBuilder()
            .setConversationId(id)
            .setDeploymentId("helpbot")
            .setChannel(Conversation.Channel.CHAT)
            .setOpenTime(time(OPEN))
            .setCloseTime(time(OPEN.plusSeconds(3600)))
            .setCloseSource(Conversation.CloseSource.CLOSURE);
    for (int i = 0; i < turns.length; i++) {
      String[] parts = turns[i].split(": ", 2);
      chat.addTurns(
          Turn.newBuilder()
              .setIndex(i)
              .setRole(Turn.Role.valueOf(parts[0]))
              .setText(parts[1])
              .setTime(time(OPEN.plusSeconds(60L * i))));
    }
    return chat;
  }

  public static Survey survey(String id, double rating, String verbatim) {
    return Survey.newBuilder()
        .setSurveyId(id)
        .setKind(Survey.Kind.RESOLUTION)
        .setRating(rating)
        .setScale(Scale.newBuilder().setMin(1).setMax(5))
        .setVerbatim(verbatim)
        .setAnswerTime(time(OPEN.plusSeconds(7200)))
        .build();
  }

  private static Timestamp time(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
