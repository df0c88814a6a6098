/// What a service has taken in and not yet passed on or worked through, told workspace by
/// workspace. Importers use it to see when their events have gone through the whole chain,
/// operators to see where they wait. Relays report themselves; jobs that changed data waits for do
/// so too.
@NullMarked
package io.candor.kit.backlog;

import org.jspecify.annotations.NullMarked;
