package io.candor.metrics.fact;

import io.candor.metrics.cell.MappedRating;
import java.time.Instant;
import java.util.Optional;

/// One answer to a survey, or one piece of feedback, as it was told.
///
/// @param conversationId the conversation that a survey was about; empty for feedback
/// @param itemId the producer's survey or feedback id
/// @param revision revision of the fact that holds it
/// @param source `RESOLUTION` or `DELAYED` for survey answers, else the feedback's source
///     (`NPS`, `APP_REVIEW` …)
/// @param time when it was written
/// @param rating mapped rating; empty when unrated
/// @param accountId the writer's account; empty when unknown
/// @param customerId the writer; empty when unknown
/// @param area product area of the words, else of the conversation; empty when unknown
/// @param theme theme of the words; empty when there is none
/// @param excerpt beginning of the words, masked; empty when only a rating was given
/// @param appVersion version of the app that it was written about; empty when not told
/// @param rootCause why the words complain (`PRODUCT_BUG` …), `UNKNOWN` when none was told; empty
///     without words or when it was not assessed
/// @param language BCP 47 tag of the words, `und` when it could not be told; empty without words or
///     when it was not assessed
public record Item(
    String conversationId,
    String itemId,
    long revision,
    String source,
    Instant time,
    Optional<MappedRating> rating,
    String accountId,
    String customerId,
    String area,
    String theme,
    String excerpt,
    String appVersion,
    String rootCause,
    String language) {

  /// Source of what is left of feedback that was erased; it is counted nowhere.
  public static final String ERASED = "ERASED";

  /// What is left of feedback that was erased.
  static Item erased(String itemId, long revision) {
    return new Item(
        "",
        itemId,
        revision,
        ERASED,
        Instant.EPOCH,
        Optional.empty(),
        "",
        "",
        "",
        "",
        "",
        "",
        "",
        "");
  }

  /// Source of an answer to the survey at resolution.
  public static final String RESOLUTION = "RESOLUTION";

  /// Source of an answer to the later survey.
  public static final String DELAYED = "DELAYED";
}
