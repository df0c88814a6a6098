package io.candor.kit.error;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A failure that the caller is told about: a reason of the catalogue with its details.
///
/// The message names the offending value and what was expected (`page_size: -1 (expected: >= 0)`);
/// it reaches the caller, so it holds no secret, no customer text, and no text of a cause.
public final class CandorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorReason reason;
  private final transient List<FieldViolation> fieldViolations;
  private final transient Map<String, String> metadata;
  private final transient List<Precondition> preconditions;
  private final transient @Nullable Resource resource;
  private final transient @Nullable Duration retryAfter;

  private CandorException(Builder builder) {
    super(builder.message, builder.cause);
    this.reason = builder.reason;
    this.fieldViolations = List.copyOf(builder.fieldViolations);
    // Keeps the order of insertion, which List.copyOf does and Map.copyOf does not.
    this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(builder.metadata));
    this.preconditions = List.copyOf(builder.preconditions);
    this.resource = builder.resource;
    this.retryAfter = builder.retryAfter;
  }

  /// Starts a failure with this reason; its message is the reason's name until one is given.
  public static Builder of(ErrorReason reason) {
    return new Builder(reason);
  }

  /// Why it failed.
  public ErrorReason reason() {
    return reason;
  }

  /// The fields that break a rule; empty if the failure is not about fields.
  public List<FieldViolation> fieldViolations() {
    return fieldViolations;
  }

  /// More facts for programs, by camelCase key; empty if there are none.
  public Map<String, String> metadata() {
    return metadata;
  }

  /// The conditions that do not hold; empty if the failure is not about state.
  public List<Precondition> preconditions() {
    return preconditions;
  }

  /// The resource that the failure is about, if it is about one.
  public Optional<Resource> resource() {
    return Optional.ofNullable(resource);
  }

  /// How long to wait before the next try, if a retry helps and the delay is known.
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /// The resource that a failure is about.
  ///
  /// @param type the message type without its package, for example `Conversation`
  /// @param name the full resource name
  public record Resource(String type, String name) {}

  /// A condition that does not hold.
  ///
  /// @param type an upper snake case kind, for example `STATE`
  /// @param subject what it is about, for example a resource name
  /// @param description what would have to be so
  public record Precondition(String type, String subject, String description) {}

  /// Collects the details of a failure.
  public static final class Builder {
    private final ErrorReason reason;
    private final List<FieldViolation> fieldViolations = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<Precondition> preconditions = new ArrayList<>();
    private String message;
    private @Nullable Resource resource;
    private @Nullable Duration retryAfter;
    private @Nullable Throwable cause;

    private Builder(ErrorReason reason) {
      this.reason = Objects.requireNonNull(reason, "reason");
      this.message = reason.name();
    }

    /// What the caller reads: the offending value and what was expected.
    public Builder message(String message) {
      this.message = message;
      return this;
    }

    /// Adds a field that breaks a rule.
    public Builder field(String field, String description) {
      return fields(List.of(new FieldViolation(field, description)));
    }

    /// Adds fields that break rules.
    public Builder fields(List<FieldViolation> violations) {
      fieldViolations.addAll(violations);
      return this;
    }

    /// Adds a fact for programs.
    public Builder metadata(String key, String value) {
      metadata.put(key, value);
      return this;
    }

    /// Names the resource that the failure is about.
    public Builder resource(String type, String name) {
      this.resource = new Resource(type, name);
      return this;
    }

    /// Adds a condition that does not hold.
    public Builder precondition(String type, String subject, String description) {
      preconditions.add(new Precondition(type, subject, description));
      return this;
    }

    /// Says how long to wait before the next try.
    public Builder retryAfter(Duration delay) {
      this.retryAfter = delay;
      return this;
    }

    /// Keeps the cause for the log; the caller never sees it.
    public Builder cause(Throwable cause) {
      this.cause = cause;
      return this;
    }

    /// Makes the exception, to be thrown.
    public CandorException build() {
      return new CandorException(this);
    }
  }
}
