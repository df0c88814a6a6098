/// Secrets of receivers, by name. The service's own store and its contracts hold names only; the
/// values are files that an operator puts beside the service, read again at every use so that a
/// rotation needs no restart.
@NullMarked
package io.candor.alert.secret;

import org.jspecify.annotations.NullMarked;
