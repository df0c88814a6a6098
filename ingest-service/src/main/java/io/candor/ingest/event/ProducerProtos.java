package io.candor.ingest.event;

import io.candor.ingest.v1.Event;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells producers apart by what they report: each sort of event comes from a system of its own.
final class ProducerProtos {

  private ProducerProtos() {}

  /// What whoever sent the event reports, for example `surveys.resolution`; `null` for bots and
  /// releases, which people report now and then: that none comes says nothing.
  static @Nullable String producer(Event event) {
    return switch (event.getBodyCase()) {
      case CONVERSATION, TURN, TOOL_CALL, HANDOFF, CLOSURE -> "conversations";
      case SURVEY -> "surveys." + lowerCase(event.getSurvey().getKind());
      case FEEDBACK -> "feedback." + lowerCase(event.getFeedback().getSource());
      case ACCOUNT -> "accounts";
      case DEPLOYMENT, RELEASE, BODY_NOT_SET -> null;
    };
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
