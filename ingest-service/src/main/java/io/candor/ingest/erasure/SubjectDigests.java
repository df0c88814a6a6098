package io.candor.ingest.erasure;

import io.candor.ingest.event.EventDigests;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/// Digests of subjects: who was erased can be recognised, and not read. Thread-safe.
@Singleton
final class SubjectDigests {

  private final EventDigests digests;

  SubjectDigests(EventDigests digests) {
    this.digests = digests;
  }

  byte[] digest(String workspace, Subject subject) {
    String content = "erasure/" + subject.kind().code() + "/" + subject.id();
    return digests.digest(workspace, content.getBytes(StandardCharsets.UTF_8));
  }
}
