package io.candor.kit.validation;

import build.buf.protovalidate.ValidationResult;
import build.buf.protovalidate.Validator;
import build.buf.protovalidate.ValidatorFactory;
import build.buf.protovalidate.Violation;
import build.buf.protovalidate.exceptions.ValidationException;
import build.buf.validate.FieldPath;
import build.buf.validate.FieldPathElement;
import com.google.protobuf.Message;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import io.candor.kit.error.KitReason;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks a message against the rules in its contract. Safe for use by many threads.
///
/// The first check of a message type compiles its rules, which takes up to a second: [#warmUp] does
/// it at start, and finds a rule that does not compile before a caller does.
@Singleton
public final class ContractValidator {
  private final Validator validator = ValidatorFactory.newBuilder().build();

  /// Everything that is wrong with a message: values that no service can work with (a time of the
  /// year 12000, a text with a NUL character), then every rule that it breaks, in the order of its
  /// fields; empty if nothing is. Elements that the contract leaves to the service to check one by
  /// one are not looked at.
  public List<FieldViolation> validate(Message message) {
    WellFormedValues.Findings values = WellFormedValues.check(message);
    if (!values.convertible()) {
      // The validator itself cannot read such a time.
      return values.violations();
    }
    List<FieldViolation> broken = rules(message);
    return values.violations().isEmpty()
        ? broken
        : Stream.concat(values.violations().stream(), broken.stream()).toList();
  }

  /// Every rule of the contract that the message breaks, in the order of its fields, and nothing
  /// else: for callers whose own checks of values are stricter.
  ///
  /// @throws IllegalStateException if a time is outside the years 1 to 9999
  public List<FieldViolation> rules(Message message) {
    ValidationResult result;
    try {
      result = validator.validate(message);
    } catch (ValidationException e) {
      throw new IllegalStateException(
          "The rules of " + message.getDescriptorForType().getFullName() + " cannot be evaluated",
          e);
    }
    return result.getViolations().stream().map(ContractValidator::toViolation).toList();
  }

  /// Returns if the message breaks no rule.
  ///
  /// @throws CandorException with reason `REQUEST_INVALID` and all violations at once
  public void check(Message message) {
    List<FieldViolation> violations = validate(message);
    if (!violations.isEmpty()) {
      throw CandorException.of(KitReason.REQUEST_INVALID)
          .message(
              violations.stream()
                  // Enough to read; the details have them all.
                  .limit(5)
                  .map(violation -> violation.field() + ": " + violation.description())
                  .collect(Collectors.joining("; ")))
          .fields(violations)
          .build();
    }
  }

  /// Compiles the rules of these messages, once at start.
  public void warmUp(List<? extends Message> prototypes) {
    prototypes.forEach(this::validate);
  }

  private static FieldViolation toViolation(Violation violation) {
    build.buf.validate.Violation proto = violation.toProto();
    String description = proto.getMessage().isEmpty() ? proto.getRuleId() : proto.getMessage();
    return new FieldViolation(path(proto.getField()), description);
  }

  /// The path as AIP-193 writes it: `events[3].turn.index`, a map's key in quotes.
  private static String path(FieldPath path) {
    StringBuilder text = new StringBuilder();
    for (FieldPathElement element : path.getElementsList()) {
      if (!text.isEmpty()) {
        text.append('.');
      }
      text.append(element.getFieldName());
      switch (element.getSubscriptCase()) {
        case INDEX -> text.append('[').append(element.getIndex()).append(']');
        case BOOL_KEY -> text.append('[').append(element.getBoolKey()).append(']');
        case INT_KEY -> text.append('[').append(element.getIntKey()).append(']');
        case UINT_KEY ->
            text.append('[').append(Long.toUnsignedString(element.getUintKey())).append(']');
        // A map's key may be a customer's text: its place is enough.
        case STRING_KEY -> text.append("[key]");
        case SUBSCRIPT_NOT_SET -> {}
      }
    }
    return text.toString();
  }
}
