package io.candor.classifier.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.candor.classifier.ClassifierReason;
import io.candor.kit.error.CandorException;
import io.candor.kit.error.FieldViolation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TaxonomyEditorTest {
  private static final List<String> THREE = List.of("One way.", "Another way.", "A third way.");
  private final Taxonomy before = withEmerging();

  @Test
  void edits_areOneNewVersion_inTheirOrder() {
    TaxonomyEditor.Edited edited =
        TaxonomyEditor.edit(
            before,
            List.of(
                new TaxonomyEdit.CreateArea(
                    new Area("printers", "Printers", "", "print-team@example.com", List.of())),
                new TaxonomyEdit.CreateTheme(
                    Theme.authored("paper_jam", "printers", "", "Paper jam", THREE)),
                new TaxonomyEdit.UpdateArea("printers", null, "What prints.", null, null)));

    Taxonomy after = edited.taxonomy();
    assertThat(after.version()).isEqualTo(before.version() + 1);
    assertThat(after.areas())
        .contains(
            new Area("printers", "Printers", "What prints.", "print-team@example.com", List.of()));
    assertThat(theme(after, "paper_jam").areaId()).isEqualTo("printers");
    assertThat(edited.summary())
        .isEqualTo("creates area printers; creates theme paper_jam; updates area printers");
  }

  @Test
  void oneBadEdit_undoesAll() {
    assertThatThrownBy(
            () ->
                TaxonomyEditor.edit(
                    before,
                    List.of(
                        new TaxonomyEdit.UpdateTheme("price_rise", "Dearer", null),
                        new TaxonomyEdit.UpdateTheme("no_such_theme", "?", null))))
        .isInstanceOfSatisfying(
            CandorException.class,
            e -> assertThat(e.reason()).isEqualTo(ClassifierReason.THEME_NOT_FOUND));
    assertThat(theme(before, "price_rise").displayName()).isEqualTo("Price rise");
  }

  @Test
  void merge_retiresTheParts_andTheyTellWhereTheyWent() {
    Taxonomy after = edit(new TaxonomyEdit.MergeThemes(List.of("black_camera"), "app_crashing"));

    Theme gone = theme(after, "black_camera");
    assertThat(gone.state()).isEqualTo(Theme.State.RETIRED);
    assertThat(gone.lineage().mergedIntoThemeId()).isEqualTo("app_crashing");
    assertThat(theme(after, "app_crashing").examples())
        .containsAll(theme(before, "app_crashing").examples())
        .containsAll(theme(before, "black_camera").examples());
  }

  @Test
  void accept_keepsTheId_andRenames() {
    Taxonomy after = edit(new TaxonomyEdit.AcceptTheme("black_camera", "Camera stays black"));

    assertThat(theme(after, "black_camera").state()).isEqualTo(Theme.State.ACTIVE);
    assertThat(theme(after, "black_camera").displayName()).isEqualTo("Camera stays black");
    assertThatThrownBy(
            () ->
                TaxonomyEditor.edit(
                    after, List.of(new TaxonomyEdit.AcceptTheme("black_camera", ""))))
        .hasMessage("theme black_camera is ACTIVE (expected: EMERGING)");
  }

  @Test
  void reject_isRemembered() {
    Theme rejected = theme(edit(new TaxonomyEdit.RejectTheme("black_camera")), "black_camera");

    assertThat(rejected.state()).isEqualTo(Theme.State.RETIRED);
    assertThat(rejected.lineage().rejected()).isTrue();
    assertThat(rejected.hasDetector()).isTrue(); // what it hits is known
  }

  @Test
  void declinedMerge_isProposedNoMore_andTheThemeGoesOnEmerging() {
    Taxonomy near = similarTo("app_crashing");
    assertThat(MergeProposal.of(near))
        .extracting(each -> each.theme().id(), each -> each.into().id())
        .containsExactly(tuple("black_camera", "app_crashing"));

    Taxonomy after =
        TaxonomyEditor.edit(near, List.of(new TaxonomyEdit.DeclineMerge("black_camera")))
            .taxonomy();
    assertThat(MergeProposal.of(after)).isEmpty();
    assertThat(theme(after, "black_camera").state()).isEqualTo(Theme.State.EMERGING);
    assertThatThrownBy(
            () ->
                TaxonomyEditor.edit(after, List.of(new TaxonomyEdit.DeclineMerge("black_camera"))))
        .isInstanceOfSatisfying(
            CandorException.class,
            e -> assertThat(e.reason()).isEqualTo(ClassifierReason.TAXONOMY_INVALID));
  }

  @Test
  void takenOrOutlivedMerge_isProposedNoMore() {
    Taxonomy near = similarTo("app_crashing");

    assertThat(
            MergeProposal.of(
                TaxonomyEditor.edit(
                        near,
                        List.of(
                            new TaxonomyEdit.MergeThemes(List.of("black_camera"), "app_crashing")))
                    .taxonomy()))
        .isEmpty();
    assertThat(
            MergeProposal.of(
                TaxonomyEditor.edit(near, List.of(new TaxonomyEdit.RetireTheme("app_crashing")))
                    .taxonomy()))
        .isEmpty();
  }

  private Taxonomy similarTo(String themeId) {
    List<Theme> themes = new ArrayList<>();
    for (Theme theme : before.themes()) {
      Discovery discovery = theme.discovery();
      themes.add(
          discovery == null
              ? theme
              : ThemeCopy.of(theme)
                  .discovery(
                      new Discovery(
                          discovery.foundTime(),
                          discovery.verbatimCount(),
                          discovery.customerCount(),
                          discovery.counterExamples(),
                          themeId))
                  .build());
    }
    return before.next(before.areas(), themes, before.archetypes());
  }

  @Test
  void split_givesPartsTheirOwnExamples_andTheirSistersAsCounterexamples() {
    List<String> own = theme(before, "black_camera").examples();
    Taxonomy after =
        edit(
            new TaxonomyEdit.SplitTheme(
                "black_camera",
                List.of(
                    new TaxonomyEdit.SplitTheme.Part("black_scan", "Black scan", own.subList(0, 3)),
                    new TaxonomyEdit.SplitTheme.Part("black_photo", "Black photo", THREE))));

    Theme part = theme(after, "black_scan");
    assertThat(part.lineage().splitFromThemeId()).isEqualTo("black_camera");
    assertThat(part.state()).isEqualTo(Theme.State.EMERGING);
    assertThat(Objects.requireNonNull(part.discovery()).counterExamples()).containsAll(THREE);
    assertThat(theme(after, "black_camera").examples()).isEqualTo(own.subList(3, own.size()));
  }

  @Test
  void move_takesTheThemesBelowAlong() {
    Taxonomy parent =
        TaxonomyEditor.edit(
                before,
                List.of(
                    new TaxonomyEdit.CreateTheme(
                        Theme.authored("tax", "billing", "confusing_invoice", "Tax", THREE))))
            .taxonomy();
    Taxonomy after =
        TaxonomyEditor.edit(
                parent, List.of(new TaxonomyEdit.MoveTheme("confusing_invoice", "reporting", "")))
            .taxonomy();

    assertThat(theme(after, "tax").areaId()).isEqualTo("reporting");
    assertThat(theme(after, "tax").parentThemeId()).isEqualTo("confusing_invoice");
  }

  @Test
  void circles_unknownPlacesAndMissingOther_areNamedAllAtOnce() {
    assertThatThrownBy(
            () ->
                TaxonomyEditor.edit(
                    before,
                    List.of(
                        new TaxonomyEdit.CreateTheme(
                            Theme.authored("a", "billing", "b", "A", List.of())),
                        new TaxonomyEdit.CreateTheme(
                            Theme.authored("b", "billing", "a", "B", List.of())),
                        new TaxonomyEdit.CreateTheme(
                            Theme.authored("c", "nowhere", "", "", List.of())),
                        new TaxonomyEdit.RetireArchetype("other"))))
        .isInstanceOfSatisfying(
            CandorException.class,
            e ->
                assertThat(e.fieldViolations())
                    .extracting(FieldViolation::field)
                    .containsExactlyInAnyOrder(
                        "themes[a].parent_theme_id",
                        "themes[b].parent_theme_id",
                        "themes[c].area_id",
                        "themes[c].display_name",
                        "archetypes"));
  }

  @Test
  void usedIds_areNeverGivenAgain() {
    assertThatThrownBy(
            () ->
                edit(
                    new TaxonomyEdit.CreateTheme(
                        Theme.authored("price_rise", "billing", "", "Again", List.of()))))
        .hasMessage("the id `price_rise` is taken; ids are never used again");
  }

  private Taxonomy edit(TaxonomyEdit edit) {
    return TaxonomyEditor.edit(before, List.of(edit)).taxonomy();
  }

  private static Theme theme(Taxonomy taxonomy, String id) {
    return taxonomy.themes().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
  }

  private static Taxonomy withEmerging() {
    Taxonomy initial = DefaultTaxonomy.load();
    Theme found =
        new Theme(
            "black_camera",
            "mobile_app",
            "",
            "Black camera",
            Theme.State.EMERGING,
            Instant.parse("2026-03-12T10:00:00Z"),
            List.of("Black scan.", "The scan is black.", "Scans are black.", "Camera black."),
            new Discovery(
                Instant.parse("2026-03-13T10:00:00Z"), 4, 4, List.of("The app is slow."), ""),
            Lineage.NONE);
    ArrayList<Theme> themes = new ArrayList<>(initial.themes());
    themes.add(found);
    return initial.next(initial.areas(), themes, initial.archetypes());
  }
}
