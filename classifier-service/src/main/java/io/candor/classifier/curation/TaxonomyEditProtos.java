package io.candor.classifier.curation;

import com.google.protobuf.FieldMask;
import io.candor.classifier.ClassifierReason;
import io.candor.classifier.taxonomy.Archetype;
import io.candor.classifier.taxonomy.Area;
import io.candor.classifier.taxonomy.DeflectionBand;
import io.candor.classifier.taxonomy.TaxonomyEdit;
import io.candor.classifier.taxonomy.Theme;
import io.candor.kit.error.CandorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Edits of the contract as edits of the domain.
final class TaxonomyEditProtos {
  private static final Set<String> AREA_PATHS =
      Set.of("display_name", "description", "owner", "examples");
  private static final Set<String> THEME_PATHS = Set.of("display_name", "examples");
  private static final Set<String> ARCHETYPE_PATHS =
      Set.of("display_name", "description", "tier", "band", "examples");

  private TaxonomyEditProtos() {}

  /// @throws CandorException `TAXONOMY_INVALID` with the path of each edit that says nothing
  ///     possible
  static List<TaxonomyEdit> fromProtos(List<io.candor.classifier.v1.TaxonomyEdit> protos) {
    List<TaxonomyEdit> edits = new ArrayList<>();
    for (int i = 0; i < protos.size(); i++) {
      try {
        edits.add(fromProto(protos.get(i)));
      } catch (IllegalArgumentException e) {
        String told = String.valueOf(e.getMessage());
        throw CandorException.of(ClassifierReason.TAXONOMY_INVALID)
            .message(told)
            .field("edits[" + i + "]", told)
            .build();
      }
    }
    return edits;
  }

  private static TaxonomyEdit fromProto(io.candor.classifier.v1.TaxonomyEdit proto) {
    return switch (proto.getEditCase()) {
      case CREATE_AREA -> new TaxonomyEdit.CreateArea(area(proto.getCreateArea()));
      case UPDATE_AREA -> update(proto.getUpdateArea());
      case RETIRE_AREA ->
          new TaxonomyEdit.RetireArea(
              proto.getRetireArea().getAreaId(), proto.getRetireArea().getThemesToAreaId());
      case CREATE_THEME -> new TaxonomyEdit.CreateTheme(theme(proto.getCreateTheme()));
      case UPDATE_THEME -> update(proto.getUpdateTheme());
      case MOVE_THEME ->
          new TaxonomyEdit.MoveTheme(
              proto.getMoveTheme().getThemeId(),
              proto.getMoveTheme().getAreaId(),
              proto.getMoveTheme().getParentThemeId());
      case MERGE_THEMES ->
          new TaxonomyEdit.MergeThemes(
              List.copyOf(proto.getMergeThemes().getThemeIdsList()),
              proto.getMergeThemes().getIntoThemeId());
      case SPLIT_THEME ->
          new TaxonomyEdit.SplitTheme(
              proto.getSplitTheme().getThemeId(),
              proto.getSplitTheme().getPartsList().stream()
                  .map(
                      part ->
                          new TaxonomyEdit.SplitTheme.Part(
                              part.getThemeId(),
                              part.getDisplayName(),
                              List.copyOf(part.getExamplesList())))
                  .toList());
      case RETIRE_THEME -> new TaxonomyEdit.RetireTheme(proto.getRetireTheme().getThemeId());
      case ACCEPT_THEME ->
          new TaxonomyEdit.AcceptTheme(
              proto.getAcceptTheme().getThemeId(), proto.getAcceptTheme().getDisplayName());
      case REJECT_THEME -> new TaxonomyEdit.RejectTheme(proto.getRejectTheme().getThemeId());
      case DECLINE_MERGE -> new TaxonomyEdit.DeclineMerge(proto.getDeclineMerge().getThemeId());
      case CREATE_ARCHETYPE ->
          new TaxonomyEdit.CreateArchetype(archetype(proto.getCreateArchetype()));
      case UPDATE_ARCHETYPE -> update(proto.getUpdateArchetype());
      case RETIRE_ARCHETYPE ->
          new TaxonomyEdit.RetireArchetype(proto.getRetireArchetype().getArchetypeId());
      case EDIT_NOT_SET ->
          throw new IllegalStateException("the contract asks for an edit, and it was checked");
    };
  }

  private static Area area(io.candor.classifier.v1.Area proto) {
    return new Area(
        proto.getAreaId(),
        proto.getDisplayName(),
        proto.getDescription(),
        proto.getOwner(),
        List.copyOf(proto.getExamplesList()));
  }

  private static TaxonomyEdit update(io.candor.classifier.v1.UpdateArea proto) {
    Area area = area(proto.getArea());
    Mask mask = new Mask(proto.getUpdateMask(), AREA_PATHS);
    return new TaxonomyEdit.UpdateArea(
        area.id(),
        mask.take("display_name", area.displayName()),
        mask.take("description", area.description()),
        mask.take("owner", area.owner()),
        mask.take("examples", area.examples()));
  }

  private static Theme theme(io.candor.classifier.v1.Theme proto) {
    return Theme.authored(
        proto.getThemeId(),
        proto.getAreaId(),
        proto.getParentThemeId(),
        proto.getDisplayName(),
        List.copyOf(proto.getExamplesList()));
  }

  private static TaxonomyEdit update(io.candor.classifier.v1.UpdateTheme proto) {
    Mask mask = new Mask(proto.getUpdateMask(), THEME_PATHS);
    return new TaxonomyEdit.UpdateTheme(
        proto.getTheme().getThemeId(),
        mask.take("display_name", proto.getTheme().getDisplayName()),
        mask.take("examples", List.copyOf(proto.getTheme().getExamplesList())));
  }

  private static Archetype archetype(io.candor.classifier.v1.Archetype proto) {
    return new Archetype(
        proto.getArchetypeId(),
        proto.getDisplayName(),
        proto.getDescription(),
        proto.getTier(),
        proto.hasBand()
            ? new DeflectionBand(proto.getBand().getMin(), proto.getBand().getMax())
            : null,
        List.copyOf(proto.getExamplesList()));
  }

  private static TaxonomyEdit update(io.candor.classifier.v1.UpdateArchetype proto) {
    Archetype archetype = archetype(proto.getArchetype());
    Mask mask = new Mask(proto.getUpdateMask(), ARCHETYPE_PATHS);
    return new TaxonomyEdit.UpdateArchetype(
        archetype.id(),
        mask.take("display_name", archetype.displayName()),
        mask.take("description", archetype.description()),
        mask.take("tier", archetype.tier()),
        mask.has("band"),
        archetype.band(),
        mask.take("examples", archetype.examples()));
  }

  /// Which fields a caller means; an empty mask means all of them.
  private static final class Mask {
    private final List<String> paths;

    Mask(FieldMask mask, Set<String> known) {
      this.paths = mask.getPathsList();
      for (String path : paths) {
        if (!known.contains(path)) {
          throw new IllegalArgumentException(
              "update_mask: there is no field `" + path + "` to be changed");
        }
      }
    }

    boolean has(String path) {
      return paths.isEmpty() || paths.contains(path);
    }

    <T> @Nullable T take(String path, T value) {
      return has(path) ? value : null;
    }
  }
}
