package io.candor.classifier.qa;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Takes note of conversations as they close, so that they can be drawn. Thread-safe.
public final class QaIndex {
  private static final int KEY_BYTES = 32;

  private final QaStore store;
  private final QaConfig config;
  private final Map<String, Draw> draws = new ConcurrentHashMap<>();

  QaIndex(QaStore store, QaConfig config) {
    this.store = store;
    this.config = config;
  }

  /// Takes note of conversations. To be repeated until it returns; late news are passed over.
  ///
  /// @param fresh whether most of them are new
  public void observe(String workspace, List<QaSubject> subjects, boolean fresh) {
    if (subjects.isEmpty()) {
      return;
    }
    Draw draw = draws.computeIfAbsent(workspace, this::draw);
    store.put(
        workspace,
        subjects.stream().map(subject -> conversation(workspace, subject, draw)).toList(),
        fresh);
  }

  private QaConversation conversation(String workspace, QaSubject subject, Draw draw) {
    Instant closed = subject.closeTime();
    if (closed == null || !subject.ofBot()) {
      return new QaConversation(
          subject.key(), subject.revision(), "", "", 0, Instant.EPOCH, false, List.of());
    }
    String week = QaWeek.of(closed, config.zone()).toString();
    return new QaConversation(
        subject.key(),
        subject.revision(),
        week,
        subject.archetype(),
        draw.lot(workspace, week, subject.key()),
        closed,
        subject.escalated(),
        subject.findings());
  }

  private Draw draw(String workspace) {
    byte[] offered = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(offered);
    // Asked for in any case: the store knows by it which workspaces have a draw.
    byte[] stored = store.drawKey(workspace, offered);
    String key = config.drawKey();
    return new Draw(key == null ? stored : key.strip().getBytes(StandardCharsets.UTF_8));
  }
}
