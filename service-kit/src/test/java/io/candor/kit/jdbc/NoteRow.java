package io.candor.kit.jdbc;

import io.micronaut.data.annotation.Embeddable;
import io.micronaut.data.annotation.EmbeddedId;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;

@MappedEntity("note")
record NoteRow(@EmbeddedId Key key, String body) {
  @Embeddable
  record Key(@MappedProperty("workspace") String workspace, @MappedProperty("id") String id) {}
}
