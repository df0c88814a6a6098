package io.candor.kit.error;

/// Reasons that every service answers with, domain `kit.candor.io`.
public enum KitReason implements ErrorReason {
  /// The request breaks rules of the contract; each is a field violation.
  REQUEST_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// The bytes of the request are not a message of its type.
  REQUEST_MALFORMED(ErrorCategory.INVALID_ARGUMENT),
  /// The request is larger than the service takes, before or after decompression.
  REQUEST_TOO_LARGE(ErrorCategory.RESOURCE_EXHAUSTED),
  /// A resource name does not have the form that the method takes.
  RESOURCE_NAME_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// `page_size` is negative.
  PAGE_SIZE_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// `page_token` was not issued for this method and filter.
  PAGE_TOKEN_INVALID(ErrorCategory.INVALID_ARGUMENT),
  /// The call has neither a token nor the certificate of a service.
  TOKEN_MISSING(ErrorCategory.UNAUTHENTICATED),
  /// The token is forged, expired, or not for us.
  TOKEN_INVALID(ErrorCategory.UNAUTHENTICATED),
  /// The keys of the tokens' issuer cannot be read.
  ISSUER_UNAVAILABLE(ErrorCategory.UNAVAILABLE),
  /// The caller has no business in the workspace, or there is none.
  WORKSPACE_NOT_FOUND(ErrorCategory.NOT_FOUND),
  /// The caller's roles, or the service that calls, may not call the method.
  NOT_ALLOWED(ErrorCategory.PERMISSION_DENIED),
  /// The time that the caller, or the service for want of it, gave was used up.
  DEADLINE_EXCEEDED(ErrorCategory.DEADLINE_EXCEEDED),
  /// As many calls as the service takes are running.
  OVERLOADED(ErrorCategory.RESOURCE_EXHAUSTED),
  /// The service is stopping; another replica takes the call.
  SHUTTING_DOWN(ErrorCategory.UNAVAILABLE),
  /// The service's own store is away, too slow, or full.
  STORE_UNAVAILABLE(ErrorCategory.UNAVAILABLE),
  /// Another service that the call needs is away.
  PEER_UNAVAILABLE(ErrorCategory.UNAVAILABLE);

  /// Who defines these reasons.
  public static final String DOMAIN = "kit.candor.io";

  private final ErrorCategory category;

  KitReason(ErrorCategory category) {
    this.category = category;
  }

  @Override
  public ErrorCategory category() {
    return category;
  }

  @Override
  public String domain() {
    return DOMAIN;
  }
}
