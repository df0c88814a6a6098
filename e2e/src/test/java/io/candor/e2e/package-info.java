/// The suite as its users run it: one process per service and one for the stores, driven only
/// through gRPC and watched only through gRPC and a webhook. The harness starts, halts and kills
/// the processes; the tests say what must be the same afterwards. Nothing here reads a store.
@NullMarked
package io.candor.e2e;

import org.jspecify.annotations.NullMarked;
