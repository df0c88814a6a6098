package io.candor.ingest.event;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.candor.ingest.redaction.Redactor;
import io.candor.ingest.v1.Event;
import io.candor.kit.error.FieldViolation;
import io.candor.kit.validation.ContractValidator;
import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads one event as it came: checks it, masks it, and makes its digest. Thread-safe.
@Singleton
final class EventReaderProtos {

  private final ContractValidator contract;
  private final EventDigests digests;
  private final IntakeConfig config;
  private final Clock clock;
  private final MaskingProtos masking = new MaskingProtos(new Redactor());

  EventReaderProtos(
      ContractValidator contract, EventDigests digests, IntakeConfig config, Clock clock) {
    this.contract = contract;
    this.digests = digests;
    this.config = config;
    this.clock = clock;
  }

  /// What reading gave.
  sealed interface Reading {
    /// The event keeps every rule.
    record Good(NewEvent event) implements Reading {}

    /// It does not.
    record Bad(List<FieldViolation> violations) implements Reading {}
  }

  /// Compiles the rules of the contract at start: the first event would else wait a second.
  @PostConstruct
  void warmUp() {
    contract.warmUp(
        Event.getDescriptor().getOneofs().stream()
            .filter(oneof -> oneof.getName().equals("body"))
            .flatMap(body -> body.getFields().stream())
            .map(field -> Event.newBuilder().setField(field, emptyBody(field)).build())
            .toList());
  }

  private static Object emptyBody(FieldDescriptor field) {
    return Event.newBuilder().getField(field);
  }

  Reading read(String workspace, Event event) {
    Instant latest = clock.instant().plus(config.maxLead());
    if (!QuickCheckProtos.isSurelyGood(event, latest)) {
      List<FieldViolation> violations = violations(event, latest);
      if (!violations.isEmpty()) {
        return new Reading.Bad(violations);
      }
    }
    io.candor.ingest.report.Event parsed = EventProtos.fromProto(event);
    List<FieldViolation> violations = EventRules.check(parsed);
    if (!violations.isEmpty()) {
      return new Reading.Bad(violations);
    }
    byte[] content = EventProtos.canonicalBytes(event);
    return new Reading.Good(
        new NewEvent(
            event.getEventId(),
            parsed.report().subject(),
            EventProtos.surveyId(parsed),
            ProducerProtos.producer(event),
            digests.digest(workspace, content),
            masked(event, content)));
  }

  /// Most events hold nothing to mask: their bytes are there already.
  @SuppressWarnings("ReferenceEquality") // The masking returns the same instance then.
  private byte[] masked(Event event, byte[] content) {
    Event masked = masking.mask(event);
    return masked == event ? content : EventProtos.canonicalBytes(masked);
  }

  private List<FieldViolation> violations(Event event, Instant latest) {
    WellFormedProtos.Findings findings = WellFormedProtos.check(event, latest);
    List<FieldViolation> violations = new ArrayList<>(findings.violations());
    if (findings.convertible()) {
      violations.addAll(contract.rules(event));
    }
    return violations;
  }
}
