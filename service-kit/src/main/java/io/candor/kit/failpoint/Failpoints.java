package io.candor.kit.failpoint;

import java.util.Optional;

/// The failpoints of this process, parsed once from the environment variable `CANDOR_FAILPOINTS`
/// or, if that is not set, from the system property `candor.failpoints`.
///
/// Form: `name=action@n` joined by `;`, where n is the hit that acts, counted from 1 (default 1).
/// Actions: `halt` ends the process at once with status 137, as SIGKILL does; `error` throws a
/// [FailpointException]; `delay:MILLIS` makes that hit and every later one slower. Example:
/// `relay.sent=halt@3;fact.counter=error@1`. A wrong form ends the process's start with a clear
/// error. Never set in production: nothing in the images or the cluster's files sets it.
public final class Failpoints {

  private static final FailpointPlan PLAN =
      FailpointPlan.parse(
          Optional.ofNullable(System.getenv("CANDOR_FAILPOINTS"))
              .orElseGet(() -> System.getProperty("candor.failpoints", "")));

  private Failpoints() {}

  /// Passes a named place: returns at once unless this hit was chosen.
  ///
  /// @param name dotted lower case, listed in the service's README
  public static void hit(String name) {
    if (PLAN.isOff()) {
      return;
    }
    PLAN.hit(name);
  }
}
