package io.candor.alert.directive;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who may pull a bot back.
///
/// @param deployment the bot's id
/// @param owner the one owner; empty while unknown
/// @param deputy who decides while the owner is away; empty for nobody
/// @param deputyUntil until when; absent without a deputy
/// @param automaticRollbackDisabled whether a CSAT rollback is only proposed
/// @param confirmed whether somebody set the owner; else the producer named them
/// @param revision grows with every change; 0 before anything was known
/// @param updateTime when it was last changed
/// @param updatedBy who changed it; empty for what the producer named
/// @param place the last place in the deployment's order
public record Authority(
    String deployment,
    String owner,
    String deputy,
    @Nullable Instant deputyUntil,
    boolean automaticRollbackDisabled,
    boolean confirmed,
    long revision,
    Instant updateTime,
    String updatedBy,
    Place place) {

  /// A place in the order of what happened to a deployment; times never fall.
  ///
  /// @param sequence from 1; 0 before anything happened
  public record Place(long sequence, Instant time) {
    /// The place that follows, not before this one.
    Place next(Instant now) {
      return new Place(sequence + 1, now.isBefore(time) ? time : now);
    }
  }

  /// Before anything is known of a deployment.
  static Authority unknown(String deployment) {
    return new Authority(
        deployment, "", "", null, false, false, 0, Instant.EPOCH, "", new Place(0, Instant.EPOCH));
  }

  /// Whether an owner is known.
  public boolean isKnown() {
    return !owner.isEmpty();
  }

  /// Whether this person may decide at this time.
  public boolean allows(String actor, Instant now) {
    return isKnown()
        && (same(actor, owner)
            || (deputyUntil != null && now.isBefore(deputyUntil) && same(actor, deputy)));
  }

  /// Whether this person is the owner.
  public boolean isOwner(String actor) {
    return isKnown() && same(actor, owner);
  }

  /// Whether the deployment has been heard of.
  boolean isSeen() {
    return revision > 0 || place.sequence() > 0;
  }

  /// That the deployment exists, and what the producer says about its owner.
  Authority seen(String producerOwner, Instant now) {
    Authority learned = learned(producerOwner, now);
    return learned.isSeen()
        ? learned
        : new Authority(
            deployment,
            owner,
            deputy,
            deputyUntil,
            automaticRollbackDisabled,
            confirmed,
            1,
            now,
            "",
            place);
  }

  /// What the producer says about the owner; a person's word stands against it.
  Authority learned(String producerOwner, Instant now) {
    return confirmed || producerOwner.isEmpty() || producerOwner.equals(owner)
        ? this
        : new Authority(
            deployment,
            producerOwner,
            deputy,
            deputyUntil,
            automaticRollbackDisabled,
            false,
            revision + 1,
            now,
            "",
            place);
  }

  /// With another last place.
  Authority at(Place newPlace) {
    return new Authority(
        deployment,
        owner,
        deputy,
        deputyUntil,
        automaticRollbackDisabled,
        confirmed,
        revision,
        updateTime,
        updatedBy,
        newPlace);
  }

  private static boolean same(String a, String b) {
    return a.strip().toLowerCase(Locale.ROOT).equals(b.strip().toLowerCase(Locale.ROOT));
  }
}
