/// The numbers by which figures are judged: what is set, who set it, and what other numbers would
/// have found. Paths are those of the contract's message, so a number that a later service knows
/// needs no new command.
@NullMarked
package io.candor.cli.tuning;

import org.jspecify.annotations.NullMarked;
