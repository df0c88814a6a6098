package io.candor.metrics.workspace;

import io.candor.kit.error.CandorException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The settings of workspaces and deployments in all their versions.
public interface SettingsStore {

  /// Settings as they are now.
  ///
  /// @param version the latest; empty when nothing has been set
  /// @param terms what all settings of the workspace amount to
  record Current(Optional<SettingsVersion> version, WorkspaceTerms terms) {}

  /// A change that somebody asks for.
  ///
  /// @param expectedVersion the version that was read, 0 for none; empty: whatever it is now
  /// @param author who
  /// @param reason why
  /// @param content from what is set now (empty when nothing is) to what is to be set
  record Change(
      Optional<Integer> expectedVersion,
      String author,
      String reason,
      UnaryOperator<byte[]> content) {}

  /// The settings as they are now.
  ///
  /// @throws CandorException DEPLOYMENT_NOT_FOUND
  Current read(SettingsKey key);

  /// Versions below this one, the latest first.
  ///
  /// @throws CandorException DEPLOYMENT_NOT_FOUND
  List<SettingsVersion> versions(SettingsKey key, int below, int limit);

  /// Makes the next version and lets the workspace be evaluated anew. Changes of one workspace go
  /// one after the other. What counters follow from comes into force when they have been counted
  /// anew.
  ///
  /// @throws CandorException DEPLOYMENT_NOT_FOUND, ETAG_MISMATCH, SETTINGS_INVALID
  Current append(SettingsKey key, Change change);
}
