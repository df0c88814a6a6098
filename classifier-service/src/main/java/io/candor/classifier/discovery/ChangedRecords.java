package io.candor.classifier.discovery;

import io.candor.classifier.labelling.Label;
import io.candor.classifier.taxonomy.Taxonomy;
import io.candor.classifier.taxonomy.Theme;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which records have to follow after a search.
final class ChangedRecords {
  private ChangedRecords() {}

  /// The keys of the records whose texts have other found themes now than their facts say, or whose
  /// theme has moved to another area.
  ///
  /// @param before the taxonomy before the search
  /// @param known what the taxonomy explains after it
  static Set<String> of(List<Verbatim> verbatims, Taxonomy before, Known known) {
    Set<String> moved = moved(before, known.taxonomy());
    Set<String> found = new HashSet<>();
    known.taxonomy().themes().stream()
        .filter(theme -> theme.discovery() != null)
        .forEach(theme -> found.add(theme.id()));
    Set<String> records = new LinkedHashSet<>();
    for (Verbatim verbatim : verbatims) {
      List<String> now = known.label(verbatim).themes().stream().map(Label::id).toList();
      boolean otherArea = now.stream().anyMatch(moved::contains);
      if (otherArea || !only(found, now).equals(only(found, verbatim.themeIds()))) {
        records.add(verbatim.recordKey());
      }
    }
    return records;
  }

  private static Set<String> moved(Taxonomy before, Taxonomy after) {
    Map<String, String> areas = new HashMap<>();
    before.themes().forEach(theme -> areas.put(theme.id(), theme.areaId()));
    Set<String> moved = new HashSet<>();
    for (Theme theme : after.themes()) {
      if (!theme.areaId().equals(areas.getOrDefault(theme.id(), theme.areaId()))) {
        moved.add(theme.id());
      }
    }
    return moved;
  }

  private static Set<String> only(Set<String> wanted, List<String> ids) {
    Set<String> only = new HashSet<>(ids);
    only.retainAll(wanted);
    return only;
  }
}
