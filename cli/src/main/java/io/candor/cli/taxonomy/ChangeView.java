package io.candor.cli.taxonomy;

import io.candor.classifier.v1.ChangePreview;
import io.candor.classifier.v1.ChangeTaxonomyResponse;
import io.candor.classifier.v1.Relabelling;
import io.candor.classifier.v1.TaxonomyChange;
import io.candor.cli.terminal.Figures;
import java.util.ArrayList;
import java.util.List;

/// What a change of the taxonomy did, or would do, for people.
final class ChangeView {
  private ChangeView() {}

  static List<String> lines(ChangeTaxonomyResponse response) {
    List<String> lines = new ArrayList<>();
    if (response.hasChange()) {
      lines.add(made(response.getChange()));
    }
    if (response.hasPreview()) {
      lines.addAll(preview(response.getPreview()));
    }
    if (response.hasRelabelling()) {
      lines.add(relabelling(response.getRelabelling()));
    }
    return lines;
  }

  static String made(TaxonomyChange change) {
    return "Version " + change.getVersion() + ": " + change.getSummary() + ".";
  }

  static List<String> preview(ChangePreview preview) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s of %s displeased verbatims%s would have another theme. Nothing is changed."
            .formatted(
                Figures.count(preview.getMovedCount()),
                Figures.count(preview.getVerbatimCount()),
                preview.hasStartTime()
                    ? " since " + TaxonomyDifference.day(preview.getStartTime())
                    : ""));
    for (ChangePreview.Move move : preview.getMovesList()) {
      lines.add(
          "  %s: %s -> %s"
              .formatted(
                  Figures.count(move.getVerbatimCount()),
                  theme(move.getFromThemeId()),
                  theme(move.getToThemeId())));
    }
    return lines;
  }

  static String relabelling(Relabelling run) {
    String id = run.getName().substring(run.getName().lastIndexOf('/') + 1);
    return switch (run.getState()) {
      case DONE ->
          "%s: done, %s records, %s changed"
              .formatted(
                  id, Figures.count(run.getDoneCount()), Figures.count(run.getChangedCount()));
      case RUNNING ->
          "%s: %s of %s records, %s changed"
              .formatted(
                  id,
                  Figures.count(run.getDoneCount()),
                  Figures.count(run.getRecordCount()),
                  Figures.count(run.getChangedCount()));
      case WAITING, STATE_UNSPECIFIED, UNRECOGNIZED ->
          id + ": the history waits to be labelled anew";
    };
  }

  private static String theme(String id) {
    return id.isEmpty() ? "(none)" : id;
  }
}
