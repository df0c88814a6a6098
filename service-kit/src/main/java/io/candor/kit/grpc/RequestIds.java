package io.candor.kit.grpc;

import io.grpc.Context;
import io.grpc.Metadata;

/// The id that ties a caller's answer to the lines in our logs.
public final class RequestIds {
  /// Header of the request and trailer of every answer.
  public static final Metadata.Key<String> HEADER =
      Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

  static final Context.Key<String> KEY = Context.key("candor-request-id");

  private RequestIds() {}

  /// The id of the call that the current thread serves; empty outside of calls.
  public static String current() {
    String id = KEY.get();
    return id == null ? "" : id;
  }
}
