package io.candor.ingest.report;

/// The commercial size class of an account.
public enum Segment {
  /// The largest customers.
  ENTERPRISE,
  /// Between enterprise and small business.
  MID_MARKET,
  /// Small and medium businesses.
  SMB,
  /// Does not pay.
  FREE
}
