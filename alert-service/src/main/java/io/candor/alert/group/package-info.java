/// Groups: incidents that one receiver hears of together, as Alertmanager gathers alerts. Which
/// routes gather is decided in `route`; here stands what waits, when it is told, and in which
/// words.
/// Everything is in the store, so memory does not grow with a burst and a restart changes nothing.
@NullMarked
package io.candor.alert.group;

import org.jspecify.annotations.NullMarked;
