package io.candor.alert.timer;

/// A timer whose time has come.
///
/// @param workspace its tenant
/// @param kind the kind of its handler
/// @param id names it within its kind and workspace
record DueTimer(String workspace, String kind, String id) {}
