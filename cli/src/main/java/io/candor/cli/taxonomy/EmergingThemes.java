package io.candor.cli.taxonomy;

import io.candor.classifier.v1.ListThemesRequest;
import io.candor.classifier.v1.TaxonomyServiceGrpc;
import io.candor.classifier.v1.Theme;
import io.candor.cli.Session;
import io.candor.cli.connection.Service;
import io.candor.cli.terminal.Ink;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The themes that the system has found and nobody has decided about yet.
public final class EmergingThemes {
  private static final int EXAMPLES = 2;
  private static final int MOST = 1000;

  private EmergingThemes() {}

  /// Lines for people; none when nothing emerges.
  public static List<String> lines(Session session, String area, Ink ink) throws IOException {
    List<Theme> themes;
    try {
      themes =
          session
              .stub(Service.CLASSIFIER, TaxonomyServiceGrpc::newBlockingStub)
              .listThemes(
                  ListThemesRequest.newBuilder()
                      .setParent(session.parent())
                      .setState(Theme.State.EMERGING)
                      .setAreaId(area)
                      .setPageSize(MOST)
                      .build())
              .getThemesList();
    } catch (StatusRuntimeException e) {
      // The volumes are another service's: they are shown whether or not this one is there.
      return List.of(ink.dim("Emerging themes: the classifier does not answer."), "");
    }
    List<String> lines = new ArrayList<>();
    for (Theme theme : themes) {
      lines.add(
          "%s  %s in %s, since %s, found by %d texts of %d customers"
              .formatted(
                  ink.bold(theme.getDisplayName()),
                  theme.getThemeId(),
                  theme.getAreaId(),
                  TaxonomyDifference.day(theme.getFirstSeenTime()),
                  theme.getDiscovery().getVerbatimCount(),
                  theme.getDiscovery().getCustomerCount()));
      theme.getExamplesList().stream()
          .limit(EXAMPLES)
          .forEach(example -> lines.add("    “" + example + "”"));
      if (!theme.getDiscovery().getSimilarThemeId().isEmpty()) {
        lines.add(
            "    perhaps a part of "
                + theme.getDiscovery().getSimilarThemeId()
                + ": candor theme merge "
                + theme.getThemeId()
                + " --into "
                + theme.getDiscovery().getSimilarThemeId()
                + ", or candor theme keep-apart "
                + theme.getThemeId());
      }
    }
    if (!lines.isEmpty()) {
      lines.addFirst(ink.bold("Emerging"));
      lines.add("");
    }
    return lines;
  }
}
