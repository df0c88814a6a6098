package io.candor.classifier.taxonomy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A merge that is proposed: an emerging theme that may be a part of an older one. It stands until
/// a
/// person merges the theme, turns the merge down, or decides about the theme otherwise.
///
/// @param theme the emerging theme
/// @param into the older one, which texts are still given
public record MergeProposal(Theme theme, Theme into) {

  /// The proposals of a taxonomy, by the id of the emerging theme.
  public static List<MergeProposal> of(Taxonomy taxonomy) {
    Map<String, Theme> byId = new HashMap<>();
    taxonomy.themes().forEach(theme -> byId.put(theme.id(), theme));
    List<MergeProposal> proposals = new ArrayList<>();
    for (Theme theme : taxonomy.themes()) {
      Discovery discovery = theme.discovery();
      if (discovery != null && theme.state() == Theme.State.EMERGING) {
        Theme into = byId.get(discovery.similarThemeId());
        if (into != null && into.isAssignable()) {
          proposals.add(new MergeProposal(theme, into));
        }
      }
    }
    proposals.sort(Comparator.comparing(proposal -> proposal.theme().id()));
    return proposals;
  }
}
