package io.candor.classifier.taxonomy;

import com.google.protobuf.Timestamp;
import io.candor.classifier.v1.ThemeDiscovery;
import io.candor.kit.resource.ResourceName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Taxonomies as messages of the contract.
public final class TaxonomyProtos {
  private TaxonomyProtos() {}

  /// The whole taxonomy of a workspace.
  public static io.candor.classifier.v1.Taxonomy toProto(String workspace, Taxonomy taxonomy) {
    io.candor.classifier.v1.Taxonomy.Builder proto =
        io.candor.classifier.v1.Taxonomy.newBuilder()
            .setName("workspaces/" + workspace + "/taxonomy")
            .setVersion(taxonomy.version());
    taxonomy.areas().forEach(area -> proto.addAreas(toProto(workspace, area)));
    taxonomy.themes().forEach(theme -> proto.addThemes(toProto(workspace, theme)));
    taxonomy.archetypes().forEach(each -> proto.addArchetypes(toProto(workspace, each)));
    return proto.build();
  }

  /// The whole taxonomy for people: with its etag and all example sentences.
  public static io.candor.classifier.v1.Taxonomy toProtoWithExamples(
      String workspace, Taxonomy taxonomy) {
    io.candor.classifier.v1.Taxonomy.Builder proto =
        io.candor.classifier.v1.Taxonomy.newBuilder()
            .setName("workspaces/" + workspace + "/taxonomy")
            .setVersion(taxonomy.version())
            .setEtag(taxonomy.etag());
    taxonomy.areas().forEach(area -> proto.addAreas(toProtoWithExamples(workspace, area)));
    taxonomy.themes().forEach(theme -> proto.addThemes(toProtoWithExamples(workspace, theme)));
    taxonomy
        .archetypes()
        .forEach(each -> proto.addArchetypes(toProtoWithExamples(workspace, each)));
    return proto.build();
  }

  /// An area with its example sentences, for people.
  public static io.candor.classifier.v1.Area toProtoWithExamples(String workspace, Area area) {
    return toProto(workspace, area).toBuilder().addAllExamples(area.examples()).build();
  }

  /// An archetype with its example sentences, for people.
  public static io.candor.classifier.v1.Archetype toProtoWithExamples(
      String workspace, Archetype archetype) {
    return toProto(workspace, archetype).toBuilder().addAllExamples(archetype.examples()).build();
  }

  static io.candor.classifier.v1.Area toProto(String workspace, Area area) {
    return io.candor.classifier.v1.Area.newBuilder()
        .setName(new ResourceName(workspace, "areas", area.id()).toString())
        .setAreaId(area.id())
        .setDisplayName(area.displayName())
        .setDescription(area.description())
        .setOwner(area.owner())
        .build();
  }

  static io.candor.classifier.v1.Theme toProto(String workspace, Theme theme) {
    io.candor.classifier.v1.Theme.Builder proto =
        io.candor.classifier.v1.Theme.newBuilder()
            .setName(new ResourceName(workspace, "themes", theme.id()).toString())
            .setThemeId(theme.id())
            .setAreaId(theme.areaId())
            .setParentThemeId(theme.parentThemeId())
            .setDisplayName(theme.displayName())
            .setState(toProto(theme.state()));
    Instant firstSeen = theme.firstSeenTime();
    if (firstSeen != null) {
      proto.setFirstSeenTime(timestamp(firstSeen));
    }
    Discovery discovery = theme.discovery();
    if (discovery != null) {
      proto.setDiscovery(
          ThemeDiscovery.newBuilder()
              .setFoundTime(timestamp(discovery.foundTime()))
              .setVerbatimCount(discovery.verbatimCount())
              .setCustomerCount(discovery.customerCount())
              .setSimilarThemeId(discovery.similarThemeId()));
    }
    return proto
        .setSplitFromThemeId(theme.lineage().splitFromThemeId())
        .setMergedIntoThemeId(theme.lineage().mergedIntoThemeId())
        .setRejected(theme.lineage().rejected())
        .build();
  }

  /// A theme with its example sentences, for people; facts go without them.
  public static io.candor.classifier.v1.Theme toProtoWithExamples(String workspace, Theme theme) {
    return toProto(workspace, theme).toBuilder().addAllExamples(theme.examples()).build();
  }

  private static Timestamp timestamp(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }

  static io.candor.classifier.v1.Archetype toProto(String workspace, Archetype archetype) {
    io.candor.classifier.v1.Archetype.Builder proto =
        io.candor.classifier.v1.Archetype.newBuilder()
            .setName(new ResourceName(workspace, "archetypes", archetype.id()).toString())
            .setArchetypeId(archetype.id())
            .setDisplayName(archetype.displayName())
            .setDescription(archetype.description())
            .setTier(archetype.tier());
    DeflectionBand band = archetype.effectiveBand();
    if (band != null) {
      proto.setBand(
          io.candor.classifier.v1.DeflectionBand.newBuilder()
              .setMin(band.min())
              .setMax(band.max()));
    }
    return proto.build();
  }

  private static io.candor.classifier.v1.Theme.State toProto(Theme.State state) {
    return switch (state) {
      case ACTIVE -> io.candor.classifier.v1.Theme.State.ACTIVE;
      case EMERGING -> io.candor.classifier.v1.Theme.State.EMERGING;
      case RETIRED -> io.candor.classifier.v1.Theme.State.RETIRED;
    };
  }

  /// The state that a filter asks for; absent for all.
  public static Theme.@Nullable State fromProto(io.candor.classifier.v1.Theme.State state) {
    return switch (state) {
      case ACTIVE -> Theme.State.ACTIVE;
      case EMERGING -> Theme.State.EMERGING;
      case RETIRED -> Theme.State.RETIRED;
      case STATE_UNSPECIFIED, UNRECOGNIZED -> null;
    };
  }
}
