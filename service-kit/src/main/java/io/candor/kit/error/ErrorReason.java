package io.candor.kit.error;

/// One entry of a service's error catalogue. Each service implements it with one enum.
public interface ErrorReason {

  /// Upper snake case, stable for ever: callers branch on it. An enum's own name.
  String name();

  /// What kind of failure it is; decides the status code and whether a retry helps.
  ErrorCategory category();

  /// Who defines the reason, for example `ingest.candor.io`.
  String domain();
}
