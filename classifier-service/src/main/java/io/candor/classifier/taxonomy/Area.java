package io.candor.classifier.taxonomy;

import java.util.List;

/// A part of the product.
///
/// @param id unique in the workspace, for example `mobile_app`
/// @param displayName the name for people
/// @param description what belongs to it, in a sentence
/// @param owner who must act on it, as alert routing knows them; empty: the default receiver
/// @param examples sentences about it that belong to none of its themes
public record Area(
    String id, String displayName, String description, String owner, List<String> examples) {
  public Area {
    Ids.require("area", id);
    examples = List.copyOf(examples);
  }
}
