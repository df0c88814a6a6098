package io.candor.cli.importer;

import com.google.gson.JsonObject;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.candor.ingest.v1.Event;

/// Parses one line of an event file: the proto3 JSON mapping of `candor.ingest.v1.Event`, taken
/// strictly. Unknown fields and enum values are refused, since a misspelt field would silently lose
/// what it says.
final class EventParser {
  private static final JsonFormat.Parser PARSER = JsonFormat.parser();

  private EventParser() {}

  static Event parse(String line) throws EventFormatException {
    JsonObject object = JsonSyntax.parse(line);
    TimeFields.check(object, Event.getDescriptor(), "");
    Event.Builder event = Event.newBuilder();
    try {
      PARSER.merge(line, event);
    } catch (InvalidProtocolBufferException e) {
      throw FieldFinder.find(object, String.valueOf(e.getMessage()));
    }
    return event.build();
  }
}
