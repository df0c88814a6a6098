package io.candor.cli.tuning;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.FieldMask;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.candor.cli.CandorCommand;
import io.candor.metrics.v1.SettingValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Settings on the command line: `csat.review_delta_points=-3`, values as in the JSON mapping.
final class SettingPaths {
  private final CandorCommand candor;
  private final SettingValues.Builder values = SettingValues.newBuilder();
  private final FieldMask.Builder mask = FieldMask.newBuilder();

  SettingPaths(CandorCommand candor) {
    this.candor = candor;
  }

  /// Adds a `PATH=VALUE`.
  ///
  /// @throws picocli.CommandLine.ParameterException when there is no such path, or the value does
  ///     not fit it
  void set(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw candor.usage("'" + assignment + "' (expected: PATH=VALUE)");
    }
    String path = assignment.substring(0, equals);
    FieldDescriptor field = field(path);
    String value = json(field, assignment.substring(equals + 1).strip());
    String[] names = path.split("\\.", -1);
    StringBuilder text = new StringBuilder();
    for (String name : names) {
      text.append("{\"").append(name).append("\":");
    }
    text.append(value).append("}".repeat(names.length));
    try {
      JsonFormat.parser().merge(text.toString(), values);
    } catch (InvalidProtocolBufferException e) {
      throw candor.usage("'" + assignment + "': not a value of " + path);
    }
    mask.addPaths(path);
  }

  /// Adds a path that is to be inherited again.
  void unset(String path) {
    field(path);
    mask.addPaths(path);
  }

  SettingValues values() {
    return values.build();
  }

  FieldMask mask() {
    return mask.build();
  }

  private FieldDescriptor field(String path) {
    Descriptor at = SettingValues.getDescriptor();
    List<String> names = List.of(path.split("\\.", -1));
    @Nullable FieldDescriptor field = null;
    for (String name : names) {
      if (field != null) {
        if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE || field.isRepeated()) {
          throw unknown(path);
        }
        at = field.getMessageType();
      }
      field = at.findFieldByName(name);
      if (field == null) {
        throw unknown(path);
      }
    }
    if (field == null) {
      throw unknown(path);
    }
    return field;
  }

  private RuntimeException unknown(String path) {
    return candor.usage("'" + path + "' (expected: a path that 'candor settings' shows)");
  }

  /// Texts and durations need no quotation marks here.
  private static String json(FieldDescriptor field, String value) {
    boolean text =
        field.getJavaType() == FieldDescriptor.JavaType.STRING
            || (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && field.getMessageType().getFullName().equals("google.protobuf.Duration"));
    return text && !value.startsWith("\"")
        ? '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : value;
  }
}
