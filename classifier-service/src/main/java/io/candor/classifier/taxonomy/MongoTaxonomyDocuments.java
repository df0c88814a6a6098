package io.candor.classifier.taxonomy;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// A taxonomy as a MongoDB document and back.
final class MongoTaxonomyDocuments {
  private MongoTaxonomyDocuments() {}

  static Document toDocument(String workspace, Taxonomy taxonomy, TaxonomyChange change) {
    return new Document(
            "_id", new Document("workspace", workspace).append("version", taxonomy.version()))
        .append("workspace", workspace)
        .append("version", taxonomy.version())
        .append("change", toDocument(change))
        .append("areas", taxonomy.areas().stream().map(MongoTaxonomyDocuments::toDocument).toList())
        .append(
            "themes", taxonomy.themes().stream().map(MongoTaxonomyDocuments::toDocument).toList())
        .append(
            "archetypes",
            taxonomy.archetypes().stream().map(MongoTaxonomyDocuments::toDocument).toList())
        .append("background", taxonomy.background());
  }

  static Taxonomy fromDocument(Document document) {
    return new Taxonomy(
        document.getLong("version"),
        list(document, "areas").stream().map(MongoTaxonomyDocuments::toArea).toList(),
        list(document, "themes").stream().map(MongoTaxonomyDocuments::toTheme).toList(),
        list(document, "archetypes").stream().map(MongoTaxonomyDocuments::toArchetype).toList(),
        document.getList("background", String.class, List.of()));
  }

  private static Document toDocument(TaxonomyChange change) {
    return new Document("kind", change.kind().name())
        .append("time", Date.from(change.time()))
        .append("actor", change.actor())
        .append("reason", change.reason())
        .append("summary", change.summary());
  }

  /// @param document of a version; one that was stored before changes were kept has none
  static TaxonomyChange change(Document document) {
    Document change = document.get("change", Document.class);
    long version = document.getLong("version");
    return change == null
        ? new TaxonomyChange(version, TaxonomyChange.Kind.STARTED, Instant.EPOCH, "", "", "")
        : new TaxonomyChange(
            version,
            TaxonomyChange.Kind.valueOf(change.getString("kind")),
            change.getDate("time").toInstant(),
            change.getString("actor"),
            change.getString("reason"),
            change.getString("summary"));
  }

  private static Document toDocument(Area area) {
    return new Document("id", area.id())
        .append("display_name", area.displayName())
        .append("description", area.description())
        .append("owner", area.owner())
        .append("examples", area.examples());
  }

  private static Area toArea(Document document) {
    return new Area(
        document.getString("id"),
        document.getString("display_name"),
        document.getString("description"),
        document.getString("owner"),
        document.getList("examples", String.class, List.of()));
  }

  private static Document toDocument(Theme theme) {
    Instant firstSeen = theme.firstSeenTime();
    return new Document("id", theme.id())
        .append("area", theme.areaId())
        .append("parent", theme.parentThemeId())
        .append("display_name", theme.displayName())
        .append("state", theme.state().name())
        .append("first_seen", firstSeen == null ? null : Date.from(firstSeen))
        .append("examples", theme.examples())
        .append("discovery", toDocument(theme.discovery()))
        .append("split_from", theme.lineage().splitFromThemeId())
        .append("merged_into", theme.lineage().mergedIntoThemeId())
        .append("rejected", theme.lineage().rejected());
  }

  private static @Nullable Document toDocument(@Nullable Discovery discovery) {
    return discovery == null
        ? null
        : new Document("found", Date.from(discovery.foundTime()))
            .append("verbatims", discovery.verbatimCount())
            .append("customers", discovery.customerCount())
            .append("counter_examples", discovery.counterExamples())
            .append("similar_theme", discovery.similarThemeId());
  }

  private static @Nullable Discovery discovery(@Nullable Document document) {
    return document == null
        ? null
        : new Discovery(
            document.getDate("found").toInstant(),
            document.getInteger("verbatims"),
            document.getInteger("customers"),
            document.getList("counter_examples", String.class, List.of()),
            document.getString("similar_theme"));
  }

  private static Theme toTheme(Document document) {
    Date firstSeen = document.getDate("first_seen");
    return new Theme(
        document.getString("id"),
        document.getString("area"),
        document.getString("parent"),
        document.getString("display_name"),
        Theme.State.valueOf(document.getString("state")),
        firstSeen == null ? null : firstSeen.toInstant(),
        document.getList("examples", String.class, List.of()),
        discovery(document.get("discovery", Document.class)),
        new Lineage(
            document.get("split_from", ""),
            document.get("merged_into", ""),
            document.getBoolean("rejected", false)));
  }

  private static Document toDocument(Archetype archetype) {
    DeflectionBand band = archetype.band();
    return new Document("id", archetype.id())
        .append("display_name", archetype.displayName())
        .append("description", archetype.description())
        .append("tier", archetype.tier())
        .append(
            "band", band == null ? null : new Document("min", band.min()).append("max", band.max()))
        .append("examples", archetype.examples());
  }

  private static Archetype toArchetype(Document document) {
    return new Archetype(
        document.getString("id"),
        document.getString("display_name"),
        document.getString("description"),
        document.getInteger("tier"),
        band(document.get("band", Document.class)),
        document.getList("examples", String.class, List.of()));
  }

  private static @Nullable DeflectionBand band(@Nullable Document band) {
    return band == null ? null : new DeflectionBand(band.getDouble("min"), band.getDouble("max"));
  }

  private static List<Document> list(Document document, String key) {
    return document.getList(key, Document.class, List.of());
  }
}
