package io.candor.cli.tuning;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import com.google.protobuf.TextFormat;
import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import io.candor.cli.Pages;
import io.candor.cli.terminal.Ink;
import io.candor.cli.terminal.Table;
import io.candor.cli.terminal.Table.Cell;
import io.candor.metrics.v1.Band;
import io.candor.metrics.v1.ListSettingsVersionsResponse;
import io.candor.metrics.v1.SettingValues;
import io.candor.metrics.v1.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Settings as a table of paths and values.
final class SettingsView {
  private SettingsView() {}

  static List<String> lines(Settings settings, Ink ink) {
    List<String> lines = new ArrayList<>();
    lines.add(ink.bold(settings.getName()) + "  " + origin(settings));
    lines.add("");
    Table table = new Table().text("SETTING").text("VALUE").text("");
    for (Leaf leaf : leaves(settings.getEffectiveValues())) {
      boolean own = has(settings.getValues(), leaf.group(), leaf.field());
      table.row(
          Cell.of(leaf.path()),
          own ? new Cell(leaf.text(), Ink::bold) : Cell.of(leaf.text()),
          Cell.of(own ? "set here" : ""));
    }
    lines.addAll(table.lines(ink));
    return lines;
  }

  static List<String> lines(ListSettingsVersionsResponse response, Ink ink) {
    if (response.getSettingsCount() == 0) {
      return List.of("Nothing has been set.");
    }
    Table table =
        new Table().figure("VERSION").text("TIME").text("AUTHOR").text("REASON").text("SET");
    for (Settings version : response.getSettingsList()) {
      String set =
          leaves(version.getValues()).stream()
              .map(leaf -> leaf.path() + "=" + leaf.text())
              .collect(Collectors.joining(", "));
      table.row(
          Cell.of(Integer.toString(version.getVersion())),
          Cell.of(Timestamps.toString(version.getCreateTime())),
          Cell.of(version.getAuthor()),
          Cell.of(version.getReason()),
          Cell.of(set.isEmpty() ? "(all inherited)" : set));
    }
    List<String> lines = new ArrayList<>(table.lines(ink));
    Pages.note(response.getNextPageToken()).ifPresent(lines::add);
    return lines;
  }

  private static String origin(Settings settings) {
    return settings.getVersion() == 0
        ? "nothing is set here"
        : "version %d by %s at %s: %s"
            .formatted(
                settings.getVersion(),
                settings.getAuthor(),
                Timestamps.toString(settings.getCreateTime()),
                settings.getReason());
  }

  /// A number, text, list or map in a group.
  private record Leaf(FieldDescriptor group, FieldDescriptor field, String text) {
    String path() {
      return group.getName() + "." + field.getName();
    }
  }

  private static List<Leaf> leaves(SettingValues values) {
    List<Leaf> leaves = new ArrayList<>();
    for (FieldDescriptor group : SettingValues.getDescriptor().getFields()) {
      Message message = (Message) values.getField(group);
      for (FieldDescriptor field : group.getMessageType().getFields()) {
        boolean present =
            field.isRepeated() ? message.getRepeatedFieldCount(field) > 0 : message.hasField(field);
        if (present) {
          leaves.add(new Leaf(group, field, text(field, message.getField(field))));
        }
      }
    }
    return leaves;
  }

  private static boolean has(SettingValues values, FieldDescriptor group, FieldDescriptor field) {
    Message message = (Message) values.getField(group);
    return field.isRepeated() ? message.getRepeatedFieldCount(field) > 0 : message.hasField(field);
  }

  private static String text(FieldDescriptor field, Object value) {
    if (value instanceof List<?> entries) {
      TreeMap<String, String> sorted = new TreeMap<>();
      for (Object entry : entries) {
        if (entry instanceof MapEntry<?, ?> pair) {
          sorted.put(String.valueOf(pair.getKey()), one(pair.getValue()));
        }
      }
      return sorted.entrySet().stream()
          .map(entry -> entry.getKey() + " " + entry.getValue())
          .collect(Collectors.joining(", "));
    }
    return one(value);
  }

  private static String one(Object value) {
    return switch (value) {
      case Duration duration -> Durations.toHours(duration) + " h";
      case Band band -> "%.4g..%.4g".formatted(band.getLow(), band.getHigh());
      case Double number ->
          number == Math.rint(number) && Math.abs(number) < 1e9
              ? Long.toString(Math.round(number))
              : Double.toString(number);
      case Message message -> TextFormat.printer().emittingSingleLine(true).printToString(message);
      default -> String.valueOf(value);
    };
  }
}
