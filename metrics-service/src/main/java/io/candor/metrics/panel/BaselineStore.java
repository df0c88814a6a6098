package io.candor.metrics.panel;

import io.candor.kit.error.CandorException;
import io.candor.kit.resource.ResourceName;
import io.candor.metrics.baseline.BaselineVersion;

/// Takes new baselines. Versions of one workspace are taken one after the other, are frozen at
/// once, and are never changed.
public interface BaselineStore {

  /// Takes a baseline and lets the workspace be evaluated anew.
  ///
  /// @throws CandorException DEPLOYMENT_NOT_FOUND, ETAG_MISMATCH; BASELINE_INVALID when there is
  ///     nothing to take it from
  BaselineVersion create(ResourceName deployment, NewBaseline baseline);
}
