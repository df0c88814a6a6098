package io.candor.alert.finding;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One revision of a finding, without what customers wrote.
///
/// @param name the finding's name
/// @param revision grows with every change, from 1
/// @param subject what makes it itself
/// @param judgement how it stands
/// @param weeks the figures of every week in which it tripped, oldest first
/// @param context what a person needs besides the figures
/// @param document the finding as received, for readers of the contract
public record Finding(
    FindingName name,
    long revision,
    Subject subject,
    Judgement judgement,
    List<WeekFigure> weeks,
    Context context,
    FindingDocument document) {
  public Finding {
    Objects.requireNonNull(name, "name");
    weeks = List.copyOf(weeks);
  }

  /// The figures of the latest week in which it tripped, if there are any.
  public Optional<WeekFigure> latestWeek() {
    return weeks.isEmpty() ? Optional.empty() : Optional.of(weeks.getLast());
  }

  /// Whether it is sure enough for an incident.
  public boolean isConfirmed() {
    return judgement.strength() == Strength.CONFIRMED;
  }

  /// Whether it lasts.
  public boolean isOpen() {
    return judgement.state() == FindingState.OPEN;
  }

  /// Whether the facts no longer bear it out.
  public boolean isWithdrawn() {
    return judgement.state() == FindingState.WITHDRAWN;
  }

  /// What a person needs besides the figures.
  ///
  /// @param proposal what is proposed; empty when the kind says it
  /// @param impact who is hit; absent when it does not apply
  /// @param release the release that it follows; absent when none does
  /// @param areaOwner the owner of the area, for people; empty when unknown
  /// @param rollbackOwner the deployment's rollback owner, for people; empty when unknown
  /// @param deployment what the deployment's producer said of it; absent when not told
  /// @param examples what stands behind it, accounts first, then customers, as `{collection}/{id}`
  /// with the id
  ///     percent-encoded
  public record Context(
      String proposal,
      @Nullable Impact impact,
      @Nullable Release release,
      String areaOwner,
      String rollbackOwner,
      @Nullable DeploymentSnapshot deployment,
      List<String> examples) {
    /// Nothing besides the figures.
    public static final Context NONE = new Context("", null, null, "", "", null, List.of());

    public Context {
      examples = List.copyOf(examples);
    }
  }
}
