/// What runs beside the calls: relays, periodic jobs, anything with a thread of its own.
/// Beans of the types in here are started once the service is ready and drained, in order, before
/// its server stops. Nothing here knows what the work is.
@NullMarked
package io.candor.kit.lifecycle;

import org.jspecify.annotations.NullMarked;
