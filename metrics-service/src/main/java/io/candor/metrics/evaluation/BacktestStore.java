package io.candor.metrics.evaluation;

import io.candor.kit.error.CandorException;
import io.candor.metrics.panel.PanelStore;
import io.candor.metrics.workspace.SettingsKey;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// What a dry run reads, and the settings that it tries. Nothing is written.
interface BacktestStore {

  /// One moment of a workspace.
  ///
  /// @param current counters, with the settings in force
  /// @param tried the same counters, with the settings that are tried
  /// @param workspace counters of the workspace
  record Session(PanelStore.Reader current, PanelStore.Reader tried, EvaluationReader workspace) {}

  /// Reads inside one transaction.
  ///
  /// @param key whose settings are tried
  /// @param content from what is set to what would be set
  /// @throws CandorException DEPLOYMENT_NOT_FOUND, SETTINGS_INVALID, SETTINGS_COUNTED
  <T> T read(SettingsKey key, UnaryOperator<byte[]> content, Function<Session, T> reading);
}
