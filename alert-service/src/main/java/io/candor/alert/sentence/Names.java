package io.candor.alert.sentence;

import io.candor.alert.finding.FindingScope;
import io.candor.alert.finding.FindingScope.Named;
import io.candor.alert.finding.Release;
import io.candor.alert.finding.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes ids and names for people.
final class Names {
  private Names() {}

  /// The display name, else the id as words: `mobile_app` as `mobile app`.
  static String of(Named named) {
    return named.displayName().isBlank() ? words(named.id()) : named.displayName().strip();
  }

  /// An id as words.
  static String words(String id) {
    return id.replace('_', ' ').strip();
  }

  /// With a capital first letter.
  static String capitalised(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /// Where the figure was measured, with a leading space: ` of Helpbot on billing dispute for
  /// enterprise accounts in chat`. Empty for the whole workspace.
  static String where(FindingScope scope) {
    StringBuilder text = new StringBuilder();
    if (!scope.deployment().isAbsent()) {
      text.append(" of ").append(of(scope.deployment()));
    }
    text.append(onWhat(scope));
    return text.toString();
  }

  /// The same without the deployment: ` on billing dispute for enterprise accounts in chat`.
  static String onWhat(FindingScope scope) {
    StringBuilder text = new StringBuilder();
    if (!scope.archetypeId().isEmpty()) {
      text.append(" on ").append(archetype(scope));
    }
    Segment segment = scope.segment();
    if (segment != null) {
      text.append(" for ").append(segment.word()).append(" accounts");
    }
    if (!scope.channel().isEmpty()) {
      text.append(" in ").append(words(scope.channel().toLowerCase(Locale.ROOT)));
    }
    if (!scope.area().isAbsent()) {
      text.append(" about ").append(of(scope.area()));
    }
    return text.toString();
  }

  /// The ticket type for people: `billing dispute`, `the long tail`.
  static String archetype(FindingScope scope) {
    String id = scope.archetypeId();
    return id.equals("(long tail)") ? "the long tail" : words(id);
  }

  /// The bot's name, else `the bot`.
  static String bot(FindingScope scope) {
    return scope.deployment().isAbsent() ? "the bot" : of(scope.deployment());
  }

  /// `mobile-5.2.0` of version `5.2.0` as `mobile 5.2.0`; any other id as it is.
  static String of(Release release) {
    String id = release.releaseId();
    String version = release.version();
    if (!version.isEmpty() && id.endsWith("-" + version)) {
      return id.substring(0, id.length() - version.length() - 1) + " " + version;
    }
    return id;
  }

  /// The scope in few words for a headline: `Helpbot, billing dispute, enterprise`. Empty for the
  /// whole workspace.
  static String brief(FindingScope scope) {
    List<String> parts = new ArrayList<>();
    if (!scope.deployment().isAbsent()) {
      parts.add(of(scope.deployment()));
    }
    if (!scope.archetypeId().isEmpty()) {
      parts.add(archetype(scope));
    }
    if (!scope.area().isAbsent()) {
      parts.add(of(scope.area()));
    }
    if (!scope.theme().isAbsent()) {
      parts.add("\"" + of(scope.theme()) + "\"");
    }
    Segment segment = scope.segment();
    if (segment != null) {
      parts.add(segment.word());
    }
    if (!scope.channel().isEmpty()) {
      parts.add(words(scope.channel().toLowerCase(Locale.ROOT)));
    }
    return String.join(", ", parts);
  }
}
