package io.candor.alert.testing;

import com.google.protobuf.Timestamp;
import io.candor.alert.v1.Finding;
import io.candor.alert.v1.FindingScope;
import io.candor.alert.v1.Impact;
import io.candor.alert.v1.MeasuredFigure;
import io.candor.alert.v1.ReleaseMarker;
import io.candor.alert.v1.SegmentImpact;
import io.candor.alert.v1.VolumeFigure;
import io.candor.alert.v1.WeekFigure;
import io.candor.ingest.v1.Account;
import java.time.Instant;

/// Findings of the contract as metrics-service sends them.
public final class FindingMessages {
  private FindingMessages() {}

  /// The login loop: a spike in mobile, confirmed and open, revision 1.
  public static Finding.Builder loginLoop(String workspace) {
    return Finding.newBuilder()
        .setName("workspaces/" + workspace + "/findings/login-loop")
        .setRevision(1)
        .setKind(Finding.Kind.THEME_SPIKE)
        .setScope(
            FindingScope.newBuilder()
                .setAreaId("mobile_app")
                .setAreaDisplayName("Mobile")
                .setThemeId("login_loop")
                .setThemeDisplayName("login loop"))
        .setStrength(Finding.Strength.CONFIRMED)
        .setState(Finding.State.OPEN)
        .setSeverity(Finding.Severity.P1)
        .setOpenedWeek("2026-W11")
        .addWeeks(
            WeekFigure.newBuilder()
                .setWeek("2026-W11")
                .setStrength(Finding.Strength.CONFIRMED)
                .setVolume(
                    VolumeFigure.newBuilder()
                        .setSeenCount(17)
                        .setLastWeekCount(4)
                        .setFourWeeksEarlierCount(5)
                        .setRatio(4.25)
                        .setComparison("LAST_WEEK")
                        .setSinceTime(time("2026-03-12T16:48:03Z"))))
        .setNotify(true)
        .setEvaluateTime(time("2026-03-14T08:00:00Z"))
        .setImpact(
            Impact.newBuilder()
                .addSegments(
                    SegmentImpact.newBuilder()
                        .setSegment(Account.Segment.ENTERPRISE)
                        .setAccountCount(12)
                        .setArrShare(0.084)))
        .setRelease(
            ReleaseMarker.newBuilder()
                .setReleaseId("mobile-5.2.0")
                .setVersion("5.2.0")
                .setProductArea("mobile_app")
                .setReleaseTime(time("2026-03-12T09:00:00Z")));
  }

  /// A billing dispute rollback, confirmed and open, revision 1.
  public static Finding.Builder rollback(String workspace) {
    return Finding.newBuilder()
        .setName("workspaces/" + workspace + "/findings/rollback")
        .setRevision(1)
        .setKind(Finding.Kind.CSAT_ROLLBACK)
        .setScope(
            FindingScope.newBuilder()
                .setDeploymentId("helpbot")
                .setDeploymentDisplayName("Helpbot")
                .setArchetypeId("billing_dispute"))
        .setMetric("csat_resolution")
        .setStrength(Finding.Strength.CONFIRMED)
        .setState(Finding.State.OPEN)
        .setSeverity(Finding.Severity.P1)
        .setOpenedWeek("2026-W14")
        .addWeeks(
            WeekFigure.newBuilder()
                .setWeek("2026-W14")
                .setStrength(Finding.Strength.CONFIRMED)
                .setMeasured(
                    MeasuredFigure.newBuilder()
                        .setValue(0.752)
                        .setReference(0.834)
                        .setDelta(-8.27)
                        .setDeltaLower(-13.5)
                        .setDeltaUpper(-3.29)
                        .setThreshold(-4)
                        .setSampleSize(372)
                        .setReferenceSampleSize(722)
                        .setUnit(MeasuredFigure.Unit.POINTS)
                        .setWindow("P4W")))
        .setNotify(true)
        .setEvaluateTime(time("2026-04-06T06:00:00Z"));
  }

  /// A time of the contract.
  public static Timestamp time(String instant) {
    Instant parsed = Instant.parse(instant);
    return Timestamp.newBuilder()
        .setSeconds(parsed.getEpochSecond())
        .setNanos(parsed.getNano())
        .build();
  }
}
