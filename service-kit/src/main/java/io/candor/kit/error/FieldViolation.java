package io.candor.kit.error;

/// One field of a request that breaks a rule.
///
/// @param field path from the request's root in proto names, for example `events[3].turn.index`;
///     empty if the rule is about the whole message
/// @param description what is expected, without the customer's text
public record FieldViolation(String field, String description) {}
