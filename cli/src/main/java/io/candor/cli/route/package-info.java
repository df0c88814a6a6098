/// Routing on the command line: where incidents go and why, and the routing as a file.
@NullMarked
package io.candor.cli.route;

import org.jspecify.annotations.NullMarked;
