package io.candor.classifier.record;

import io.candor.bench.EventFile;
import io.candor.classifier.discovery.Verbatim;
import io.candor.classifier.discovery.VerbatimPool.Arrived;
import io.candor.classifier.embedding.Embedder;
import io.candor.classifier.embedding.Embedder.Urgency;
import io.candor.classifier.embedding.TextKey;
import io.candor.classifier.labelling.Labeller;
import io.candor.classifier.labelling.TextLabels;
import io.candor.classifier.record.FactProtos.UnreadableRecord;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.v1.Record;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.Feedback;
import io.candor.ingest.v1.FeedbackEvent;
import io.candor.ingest.v1.Survey;
import io.candor.ingest.v1.SurveyEvent;
import io.candor.ingest.v1.Turn;
import io.candor.ingest.v1.TurnEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The displeased verbatims of a file of events, as the service would pool them, without the suite
/// around it: whole conversations at once, nothing masked. It stands in the records' package, since
/// what is a verbatim is their business.
public final class ReplayedEvents {
  private final Map<String, Conversation.Builder> conversations = new LinkedHashMap<>();
  private final Map<String, Map<Integer, Turn>> turns = new LinkedHashMap<>();
  private final Map<String, Map<String, Survey>> surveys = new LinkedHashMap<>();
  private final Map<String, Feedback> feedback = new LinkedHashMap<>();

  /// @param events in the order in which they came; later ones win
  public ReplayedEvents(EventFile events) {
    events.events().forEach(this::add);
  }

  private void add(Event event) {
    switch (event.getBodyCase()) {
      case CONVERSATION -> {
        var told = event.getConversation();
        var known = conversation(told.getConversationId()).setOpenTime(told.getOpenTime());
        if (told.hasCustomerId()) {
          known.setCustomerId(told.getCustomerId());
        }
        if (told.hasProductArea()) {
          known.setProductArea(told.getProductArea());
        }
        told.getTurnsList().forEach(turn -> turn(told.getConversationId(), turn));
      }
      case TURN -> turn(event.getTurn().getConversationId(), turn(event.getTurn()));
      case SURVEY -> {
        conversation(event.getSurvey().getConversationId());
        surveys
            .computeIfAbsent(event.getSurvey().getConversationId(), id -> new TreeMap<>())
            .put(event.getSurvey().getSurveyId(), survey(event.getSurvey()));
      }
      case FEEDBACK ->
          feedback.put(event.getFeedback().getFeedbackId(), feedback(event.getFeedback()));
      case TOOL_CALL, HANDOFF, ACCOUNT, DEPLOYMENT, RELEASE, CLOSURE, BODY_NOT_SET -> {
        // Nobody's words.
      }
    }
  }

  private Conversation.Builder conversation(String id) {
    return conversations.computeIfAbsent(
        id, missing -> Conversation.newBuilder().setConversationId(missing));
  }

  private void turn(String conversation, Turn turn) {
    turns.computeIfAbsent(conversation, id -> new TreeMap<>()).put(turn.getIndex(), turn);
  }

  private static Turn turn(TurnEvent event) {
    return Turn.newBuilder()
        .setIndex(event.getIndex())
        .setRole(event.getRole())
        .setText(event.getText())
        .setTime(event.getTime())
        .build();
  }

  private static Survey survey(SurveyEvent event) {
    return Survey.newBuilder()
        .setSurveyId(event.getSurveyId())
        .setKind(event.getKind())
        .setRating(event.getRating())
        .setScale(event.getScale())
        .setVerbatim(event.getVerbatim())
        .setAnswerTime(event.getAnswerTime())
        .build();
  }

  private static Feedback feedback(FeedbackEvent event) {
    var feedback =
        Feedback.newBuilder()
            .setFeedbackId(event.getFeedbackId())
            .setVerbatim(event.getVerbatim())
            .setTime(event.getTime())
            .setScale(event.getScale())
            .setCustomerId(event.getCustomerId())
            .setProductArea(event.getProductArea());
    if (event.hasRating()) {
      feedback.setRating(event.getRating());
    }
    return feedback.build();
  }

  /// The displeased verbatims, the oldest first.
  public List<Verbatim> verbatims(Taxonomy taxonomy, Labeller labeller, Embedder embedder) {
    var records = new LinkedHashMap<String, Record>();
    conversations.forEach(
        (id, conversation) ->
            records.put(
                "conversations/" + id,
                Record.newBuilder()
                    .setConversation(
                        conversation
                            .addAllTurns(turns.getOrDefault(id, Map.of()).values())
                            .addAllSurveys(surveys.getOrDefault(id, Map.of()).values()))
                    .build()));
    feedback.forEach(
        (id, each) -> records.put("feedback/" + id, Record.newBuilder().setFeedback(each).build()));
    var arrived = new ArrayList<Arrived>();
    try {
      for (var record : records.entrySet()) {
        if (mayBeDispleased(record.getValue())) {
          arrived.addAll(displeased(record.getKey(), record.getValue(), taxonomy, labeller));
        }
      }
    } catch (UnreadableRecord e) {
      throw new IllegalStateException("a record that was just written cannot be read", e);
    }
    arrived.sort(Comparator.comparing(Arrived::time).thenComparing(Arrived::key));
    var vectors = embedder.embed(arrived.stream().map(Arrived::text).toList(), Urgency.BACKGROUND);
    var verbatims = new ArrayList<Verbatim>();
    for (var i = 0; i < vectors.size(); i++) {
      var each = arrived.get(i);
      verbatims.add(
          new Verbatim(
              each.key(),
              each.recordKey(),
              each.text(),
              each.time(),
              each.customer(),
              each.producerArea(),
              each.rated(),
              each.themeIds(),
              vectors.get(i)));
    }
    return verbatims;
  }

  /// Whether anybody said anything outside a conversation, or rated one: the others need not be
  /// read.
  private static boolean mayBeDispleased(Record record) {
    return record.hasFeedback() || record.getConversation().getSurveysCount() > 0;
  }

  private static List<Arrived> displeased(
      String key, Record record, Taxonomy taxonomy, Labeller labeller) throws UnreadableRecord {
    var body = record.toByteArray();
    Set<String> texts = new LinkedHashSet<>(FactProtos.texts(body));
    var labels = labeller.label(taxonomy, List.copyOf(texts), Urgency.BACKGROUND);
    Map<TextKey, TextLabels> byKey = new LinkedHashMap<>();
    var next = 0;
    for (var text : texts) {
      byKey.put(TextKey.of(text), labels.get(next++));
    }
    return VerbatimProtos.of(new StoredRecord(key, 1, body, "", byKey, 1, new byte[0]))
        .displeased();
  }
}
