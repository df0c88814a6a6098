package io.candor.alert.erasure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Digests of subjects: who was erased can be recognised, and not read.
final class SubjectDigests {
  private SubjectDigests() {}

  static byte[] digest(String workspace, String subject) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest((workspace + "/" + subject).getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
