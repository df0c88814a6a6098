package io.candor.classifier.taxonomy;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A specific symptom or topic inside an area.
///
/// @param id unique in the workspace and stable through renames
/// @param areaId the area it belongs to
/// @param parentThemeId the theme above it; empty at the top
/// @param displayName the name for people
/// @param state where it stands
/// @param firstSeenTime when its first verbatim was written; absent for the default taxonomy
/// @param examples sentences that say it
/// @param discovery how the system found it; absent for a theme that a person wrote
/// @param lineage what people have made of it
public record Theme(
    String id,
    String areaId,
    String parentThemeId,
    String displayName,
    State state,
    @Nullable Instant firstSeenTime,
    List<String> examples,
    @Nullable Discovery discovery,
    Lineage lineage) {

  /// Where a theme stands.
  public enum State {
    /// In the taxonomy.
    ACTIVE,
    /// Found by the system; tracked until a person decides.
    EMERGING,
    /// No longer assigned; its history stays.
    RETIRED
  }

  public Theme {
    Ids.require("theme", id);
    examples = List.copyOf(examples);
  }

  /// A theme that a person wrote.
  public static Theme authored(
      String id, String areaId, String parentThemeId, String displayName, List<String> examples) {
    return new Theme(
        id, areaId, parentThemeId, displayName, State.ACTIVE, null, examples, null, Lineage.NONE);
  }

  /// Whether texts may be given this theme.
  public boolean isAssignable() {
    return switch (state) {
      case ACTIVE, EMERGING -> true;
      case RETIRED -> false;
    };
  }

  /// Whether it is recognised by a detector of its own; see [Discovery].
  public boolean hasDetector() {
    return discovery != null && !examples.isEmpty();
  }
}
