/// How right the checks of what bots say are, on labelled conversations that are named as
/// arguments.
@NullMarked
package io.candor.bench.checks;

import org.jspecify.annotations.NullMarked;
