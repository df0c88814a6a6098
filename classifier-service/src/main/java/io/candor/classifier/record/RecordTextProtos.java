package io.candor.classifier.record;

import com.google.protobuf.InvalidProtocolBufferException;
import io.candor.classifier.check.TranscriptProtos;
import io.candor.classifier.conversation.CustomerWords;
import io.candor.classifier.learning.RecordTexts;
import io.candor.classifier.v1.Record;
import io.candor.ingest.v1.Conversation;
import io.candor.ingest.v1.Survey;
import java.util.Optional;

/// Finds the words in stored records.
final class RecordTextProtos implements RecordTexts {
  private final RecordStore store;

  RecordTextProtos(RecordStore store) {
    this.store = store;
  }

  @Override
  public Optional<String> find(String workspace, String recordKey, String surveyId) {
    return store
        .find(workspace, recordKey)
        .map(stored -> text(stored.body(), surveyId))
        .filter(text -> !text.isBlank());
  }

  private static String text(byte[] body, String surveyId) {
    try {
      Record record = Record.parseFrom(body);
      return switch (record.getBodyCase()) {
        case CONVERSATION -> text(record.getConversation(), surveyId);
        case FEEDBACK -> surveyId.isEmpty() ? record.getFeedback().getVerbatim() : "";
        case ACCOUNT, DEPLOYMENT, RELEASE, PRODUCER, ERASED, BODY_NOT_SET -> "";
      };
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a record that was checked cannot be read", e);
    }
  }

  private static String text(Conversation conversation, String surveyId) {
    return surveyId.isEmpty()
        ? CustomerWords.opening(TranscriptProtos.fromProto(conversation))
        : conversation.getSurveysList().stream()
            .filter(survey -> survey.getSurveyId().equals(surveyId))
            .map(Survey::getVerbatim)
            .findFirst()
            .orElse("");
  }
}
