package io.candor.metrics.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Review packs as they were made. A write joins the transaction that it is called in.
interface ReviewPackStore {

  /// A pack.
  ///
  /// @param id kind and period
  /// @param revision from 1
  /// @param createTime when its first revision was made
  /// @param checkTime when its figures were last made
  /// @param dueTime when its review is due
  /// @param content the message; not copied, not changed
  @SuppressWarnings("ArrayRecordComponent") // Compared by revision; a copy would buy nothing.
  record StoredPack(
      String id,
      long revision,
      Instant createTime,
      Instant checkTime,
      Instant dueTime,
      byte[] content) {}

  /// Those of these ids that there are, by id.
  Map<String, StoredPack> stored(String workspace, Collection<String> ids);

  /// Notes that the figures of these packs were made again and say the same.
  void checked(String workspace, Collection<String> ids, Instant now);

  /// Keeps packs and hands them on, in one transaction.
  void keep(String workspace, List<StoredPack> packs);
}
