/// How results look for people: aligned tables, colours, and numbers with their units.
/// Colours and moving lines appear only where a terminal reads them; a pipe gets plain text.
/// Nothing here knows what it prints.
@NullMarked
package io.candor.cli.terminal;

import org.jspecify.annotations.NullMarked;
