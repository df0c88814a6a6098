/// The channel that needs nothing: a structured line in the service's own log. It holds ids and
/// states, never a sentence, since the name of an emerging theme is made of customers' words.
@NullMarked
package io.candor.alert.notify.log;

import org.jspecify.annotations.NullMarked;
