/// What somebody must take care of, as text: the sentence of each incident, who is hit, and who was
/// told. People acknowledge and resolve incidents from here too.
@NullMarked
package io.candor.cli.incident;

import org.jspecify.annotations.NullMarked;
