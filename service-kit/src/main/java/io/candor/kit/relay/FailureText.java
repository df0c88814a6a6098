package io.candor.kit.relay;

import io.grpc.StatusRuntimeException;
import java.sql.SQLException;

/// Failures for the log: their classes and codes, never their messages, which may quote a row.
final class FailureText {

  // A chain of causes longer than this says nothing more.
  private static final int DEEPEST = 5;

  private FailureText() {}

  static String of(Throwable failure) {
    StringBuilder text = new StringBuilder();
    Throwable link = failure;
    for (int depth = 0; link != null && depth < DEEPEST; depth++) {
      text.append(depth == 0 ? "" : " < ").append(link.getClass().getSimpleName());
      if (link instanceof SQLException sql) {
        text.append('(').append(sql.getSQLState()).append(')');
      } else if (link instanceof StatusRuntimeException peer) {
        text.append('(').append(peer.getStatus().getCode()).append(')');
      }
      link = link.getCause();
    }
    return text.toString();
  }
}
