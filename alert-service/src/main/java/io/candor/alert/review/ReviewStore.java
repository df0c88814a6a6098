package io.candor.alert.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Packs, reviews and action items. Thread-safe. Everything joins the caller's transaction of the
/// workspace, if there is one.
public interface ReviewStore {
  /// Does work in one transaction; reviews and items of the workspace are locked for others from
  /// the beginning to the end.
  <T> T change(String workspace, Supplier<T> work);

  /// Stores a pack if its revision is above the stored one; tells whether it did.
  boolean keepNewer(String workspace, Pack pack);

  /// A pack, if there is one.
  Optional<Pack> pack(String workspace, String id);

  /// A review, if it was made.
  Optional<Review> review(String workspace, String id);

  /// Reviews, the last due first.
  ///
  /// @param kind only this kind; empty for all
  /// @param before the place to go on behind; absent for the beginning
  List<Review> reviews(String workspace, String kind, @Nullable Place before, int limit);

  /// Saves a review.
  void save(Review review);

  /// Adds a decision to a review.
  void add(String workspace, String reviewId, Review.Decision decision);

  /// The decisions of a review, the first first.
  List<Review.Decision> decisions(String workspace, String reviewId);

  /// An action item, if there is one.
  Optional<ActionItem> item(String workspace, String id);

  /// The open items, the first due first; at most `limit`.
  List<ActionItem> openItems(String workspace, int limit);

  /// The items that a review brought, the first due first.
  List<ActionItem> itemsOf(String workspace, String reviewId);

  /// Items that fit, the first due first, equal days by id.
  ///
  /// @param states only in these; empty for all
  /// @param owner only this one's; empty for all
  /// @param after the place to go on behind; absent for the beginning
  List<ActionItem> items(
      String workspace,
      Set<ActionItem.State> states,
      String owner,
      @Nullable ItemPlace after,
      int limit);

  /// Saves an item.
  void save(ActionItem item);

  /// The place of a review in a list.
  record Place(Instant dueTime, String id) {}

  /// The place of an item in a list.
  record ItemPlace(java.time.LocalDate dueDate, String id) {}
}
