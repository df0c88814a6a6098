package io.candor.metrics.kpi;

/// Whether a figure may be acted upon.
public enum Status {
  /// Mature, and known well enough.
  OK,
  /// Too few answers, conversations or measurements: shown, never a trigger.
  INSUFFICIENT_DATA,
  /// Its window has not passed yet: shown, never a trigger. Goes before INSUFFICIENT_DATA, for it
  /// may yet fill.
  PROVISIONAL;

  static Status of(boolean mature, boolean enough) {
    if (!mature) {
      return PROVISIONAL;
    }
    return enough ? OK : INSUFFICIENT_DATA;
  }
}
