package io.candor.ingest.redaction;

import java.util.ArrayList;
import java.util.List;

/// A run of digit groups with one separator between each two, as people write long numbers.
///
/// @param starts start of each group
/// @param ends end of each group, exclusive
record DigitGroups(List<Integer> starts, List<Integer> ends) {

  /// Every maximal run of the text, in order.
  static List<DigitGroups> of(String text) {
    List<DigitGroups> runs = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      if (!Chars.isDigit(text.charAt(i))) {
        i++;
        continue;
      }
      List<Integer> starts = new ArrayList<>();
      List<Integer> ends = new ArrayList<>();
      int end = i;
      while (i < text.length() && Chars.isDigit(text.charAt(i))) {
        starts.add(i);
        end = i;
        while (end < text.length() && Chars.isDigit(text.charAt(end))) {
          end++;
        }
        ends.add(end);
        i = end < text.length() && Chars.isGroupSeparator(text.charAt(end)) ? end + 1 : end;
        if (i == end) {
          break;
        }
      }
      runs.add(new DigitGroups(starts, ends));
      i = end;
    }
    return runs;
  }

  int size() {
    return starts.size();
  }

  int length(int group) {
    return ends.get(group) - starts.get(group);
  }

  /// The digits of the groups `from` to `to`, both included.
  String digits(String text, int from, int to) {
    StringBuilder digits = new StringBuilder();
    for (int group = from; group <= to; group++) {
      digits.append(text, starts.get(group), ends.get(group));
    }
    return digits.toString();
  }
}
