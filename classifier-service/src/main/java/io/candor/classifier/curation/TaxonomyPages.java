package io.candor.classifier.curation;

import io.candor.kit.page.PageSize;
import io.candor.kit.page.PageTokens;
import java.util.List;
import java.util.function.Function;

/// Cuts lists that are sorted by id into pages; the cursor is the last id of a page.
final class TaxonomyPages {
  private static final int DEFAULT_PAGE_SIZE = 100;
  private static final int MAX_PAGE_SIZE = 1000;

  private final PageTokens tokens;

  TaxonomyPages(PageTokens tokens) {
    this.tokens = tokens;
  }

  /// @param nextToken empty on the last page
  record Page<T>(List<T> items, String nextToken) {}

  /// The size of a page that was asked for.
  static int size(int wanted) {
    return PageSize.clamp(wanted, DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE);
  }

  /// @param filter what the token is bound to
  /// @param sorted by id, ascending
  <T> Page<T> page(
      String method,
      String filter,
      String token,
      int pageSize,
      List<T> sorted,
      Function<T, String> id) {
    int size = size(pageSize);
    String after = tokens.decode(method, filter, token);
    List<T> left = sorted.stream().filter(item -> id.apply(item).compareTo(after) > 0).toList();
    List<T> items = left.subList(0, Math.min(size, left.size()));
    String cursor = left.size() > items.size() ? id.apply(items.getLast()) : "";
    return new Page<>(items, tokens.encode(method, filter, cursor));
  }
}
