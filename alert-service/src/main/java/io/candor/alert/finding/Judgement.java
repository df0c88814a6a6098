package io.candor.alert.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a finding stands at one revision.
///
/// @param strength the highest strength so far
/// @param state whether it lasts
/// @param severity how fast somebody must act
/// @param clearedWeek the ISO week in which it ended; empty while it lasts
/// @param automatic whether the evidence allows the rollback to happen by itself
/// @param notifiable whether somebody may be told; false for weeks long past
/// @param evaluateTime when it was computed; absent when not told
public record Judgement(
    Strength strength,
    FindingState state,
    Severity severity,
    String clearedWeek,
    boolean automatic,
    boolean notifiable,
    @Nullable Instant evaluateTime) {}
