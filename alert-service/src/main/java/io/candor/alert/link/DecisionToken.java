package io.candor.alert.link;

import io.candor.alert.directive.DirectiveName;
import java.time.Instant;

/// What a link allows.
///
/// @param directive the directive that is decided about
/// @param revision the revision that its addressee was told of: any decision ends the link
/// @param approve whether it orders or rejects it
/// @param actor in whose name
/// @param expireTime until when, excluded
record DecisionToken(
    DirectiveName directive, long revision, boolean approve, String actor, Instant expireTime) {}
