package io.candor.alert.finding;

import java.util.Locale;

/// The commercial size class of an account.
public enum Segment {
  ENTERPRISE,
  MID_MARKET,
  SMB,
  FREE;

  /// The word for people: `enterprise`, `mid-market`, `SMB`, `free`.
  public String word() {
    return this == SMB ? "SMB" : name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
