/// Silences on the command line.
@NullMarked
package io.candor.cli.silence;

import org.jspecify.annotations.NullMarked;
