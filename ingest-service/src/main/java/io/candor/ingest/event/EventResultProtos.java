package io.candor.ingest.event;

import com.google.rpc.Status;
import io.candor.ingest.event.EventReaderProtos.Reading;
import io.candor.ingest.v1.Event;
import io.candor.ingest.v1.EventResult;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.ErrorStatuses;
import io.candor.kit.error.FieldViolation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/// The answers to single events.
final class EventResultProtos {

  // Enough to read in a message; the details have them all.
  private static final int VIOLATIONS_IN_MESSAGE = 5;

  private EventResultProtos() {}

  /// The events that were read well, in their order.
  static List<NewEvent> good(List<Reading> readings) {
    return readings.stream()
        .filter(Reading.Good.class::isInstance)
        .map(reading -> ((Reading.Good) reading).event())
        .toList();
  }

  /// One result per event, in their order.
  ///
  /// @param outcomes of the good readings, in their order
  static List<EventResult> results(
      List<Event> events, List<Reading> readings, List<IntakeOutcome> outcomes) {
    List<EventResult> results = new ArrayList<>(events.size());
    Iterator<IntakeOutcome> outcome = outcomes.iterator();
    for (int i = 0; i < events.size(); i++) {
      String eventId = events.get(i).getEventId();
      results.add(
          switch (readings.get(i)) {
            case Reading.Good good -> result(eventId, outcome.next());
            case Reading.Bad bad -> refused(eventId, invalid(bad.violations()));
          });
    }
    return results;
  }

  private static EventResult result(String eventId, IntakeOutcome outcome) {
    return switch (outcome) {
      case ACCEPTED ->
          EventResult.newBuilder()
              .setEventId(eventId)
              .setOutcome(EventResult.Outcome.ACCEPTED)
              .build();
      case DUPLICATE ->
          EventResult.newBuilder()
              .setEventId(eventId)
              .setOutcome(EventResult.Outcome.DUPLICATE)
              .build();
      case CONFLICT -> refused(eventId, reused(eventId));
    };
  }

  private static EventResult refused(String eventId, Status status) {
    return EventResult.newBuilder()
        .setEventId(eventId)
        .setOutcome(EventResult.Outcome.REFUSED)
        .setStatus(status)
        .build();
  }

  private static Status invalid(List<FieldViolation> violations) {
    return ErrorStatuses.toStatus(
        CandorException.of(IngestReason.EVENT_INVALID)
            .message(
                violations.stream()
                    .limit(VIOLATIONS_IN_MESSAGE)
                    .map(EventResultProtos::describe)
                    .collect(Collectors.joining("; ")))
            .fields(violations)
            .build());
  }

  private static String describe(FieldViolation violation) {
    return violation.field().isEmpty()
        ? violation.description()
        : violation.field() + ": " + violation.description();
  }

  private static Status reused(String eventId) {
    return ErrorStatuses.toStatus(
        CandorException.of(IngestReason.EVENT_ID_REUSED)
            .message("event_id: an event with this id and other content was accepted before")
            .field("event_id", "must be new, or come with the same content as before")
            .metadata("eventId", eventId)
            .build());
  }
}
