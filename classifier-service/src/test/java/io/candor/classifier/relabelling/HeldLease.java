package io.candor.classifier.relabelling;

import io.candor.kit.lease.Lease;
import java.time.Duration;

/// A lease that its holder never loses, or loses after some renewals.
public final class HeldLease implements Lease {
  private int left;

  public HeldLease() {
    this(Integer.MAX_VALUE);
  }

  /// @param renewals the lease is lost at this renewal, from 1
  public HeldLease(int renewals) {
    this.left = renewals;
  }

  @Override
  public long fence() {
    return 1;
  }

  @Override
  public boolean renew() {
    return --left > 0;
  }

  @Override
  public void closeAndRest(Duration rest) {
    close();
  }

  @Override
  public void close() {
    left = 0;
  }
}
