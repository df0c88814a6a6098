package io.candor.alert.finding;

/// What makes a finding itself: its kind, scope, figure and the week that tripped it. Two findings
/// with the same subject are the same thing.
///
/// @param kind what was found
/// @param scope what it is about
/// @param metric the KPI id of the figure that tripped; empty where the kind says it
/// @param policyClass `01` to `04`; empty unless a policy incident
/// @param window the window of the figure, for example `P7D`; empty without one
/// @param openedWeek the ISO week that tripped it, for example `2026-W15`
public record Subject(
    FindingKind kind,
    FindingScope scope,
    String metric,
    String policyClass,
    String window,
    String openedWeek) {}
