package io.candor.alert.testing;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Waits for what must come to hold, asking again and again with a deadline.
public final class Until {
  private static final Duration AT_MOST = Duration.ofSeconds(90);
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private Until() {}

  /// Returns once the assertion holds; throws its last failure when the time is over.
  public static void holds(ThrowingCallable assertion) throws Exception {
    long deadline = System.nanoTime() + AT_MOST.toNanos();
    while (true) {
      try {
        assertion.call();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
      } catch (Throwable e) {
        throw new AssertionError("the assertion failed in another way", e);
      }
      var unused = NEVER.await(20, TimeUnit.MILLISECONDS);
    }
  }
}
