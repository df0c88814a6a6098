package io.candor.cli.taxonomy;

import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.candor.classifier.v1.Archetype;
import io.candor.classifier.v1.Area;
import io.candor.classifier.v1.Taxonomy;
import io.candor.classifier.v1.Theme;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What differs between two taxonomies, entry by entry; example sentences are not compared.
final class TaxonomyDifference {
  private TaxonomyDifference() {}

  static List<String> lines(Taxonomy before, Taxonomy after) {
    List<String> lines = new ArrayList<>();
    compare("area", areas(before), areas(after), lines);
    compare("theme", themes(before), themes(after), lines);
    compare("archetype", archetypes(before), archetypes(after), lines);
    return lines.isEmpty() ? List.of("No difference but, perhaps, in examples.") : lines;
  }

  private static void compare(
      String kind, Map<String, Message> before, Map<String, Message> after, List<String> lines) {
    after.forEach(
        (id, entry) -> {
          Message old = before.get(id);
          if (old == null) {
            lines.add("+ " + kind + " " + id);
          } else if (!old.equals(entry)) {
            lines.add("~ " + kind + " " + id + changed(old, entry));
          }
        });
    before.keySet().stream()
        .filter(id -> !after.containsKey(id))
        .forEach(id -> lines.add("- " + kind + " " + id));
  }

  private static String changed(Message before, Message after) {
    List<String> fields = new ArrayList<>();
    before
        .getDescriptorForType()
        .getFields()
        .forEach(
            field -> {
              if (!before.getField(field).equals(after.getField(field))) {
                fields.add(
                    field.getJavaType() == JavaType.MESSAGE
                        ? field.getName()
                        : field.getName()
                            + " '"
                            + before.getField(field)
                            + "' -> '"
                            + after.getField(field)
                            + "'");
              }
            });
    return ": " + String.join(", ", fields);
  }

  private static Map<String, Message> areas(Taxonomy taxonomy) {
    Map<String, Message> entries = new TreeMap<>();
    for (Area area : taxonomy.getAreasList()) {
      entries.put(area.getAreaId(), area.toBuilder().clearExamples().build());
    }
    return entries;
  }

  private static Map<String, Message> themes(Taxonomy taxonomy) {
    Map<String, Message> entries = new TreeMap<>();
    for (Theme theme : taxonomy.getThemesList()) {
      entries.put(theme.getThemeId(), theme.toBuilder().clearExamples().build());
    }
    return entries;
  }

  private static Map<String, Message> archetypes(Taxonomy taxonomy) {
    Map<String, Message> entries = new TreeMap<>();
    for (Archetype archetype : taxonomy.getArchetypesList()) {
      entries.put(archetype.getArchetypeId(), archetype.toBuilder().clearExamples().build());
    }
    return entries;
  }

  /// The day in UTC; empty for a time that was not kept.
  static String day(Timestamp time) {
    return time.getSeconds() == 0
        ? ""
        : Instant.ofEpochSecond(time.getSeconds())
            .atOffset(ZoneOffset.UTC)
            .toLocalDate()
            .toString();
  }
}
