package io.candor.alert.egress;

import java.net.UnknownHostException;

/// A target that must not be connected to. Thrown from inside name resolution too, where the HTTP
/// client passes on nothing but [UnknownHostException].
public final class RefusedTargetException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  RefusedTargetException(String message) {
    super(message);
  }
}
