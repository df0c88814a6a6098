/// What every service needs and no domain: the gRPC edge, stores, the relay, leases, telemetry.
/// A service is started by [io.candor.kit.ServiceRunner], which builds one application context per
/// service, so that four services can share one JVM. Nothing here keeps static mutable state.
@NullMarked
package io.candor.kit;

import org.jspecify.annotations.NullMarked;
