/// Reviews and their action items on the command line.
@NullMarked
package io.candor.cli.review;

import org.jspecify.annotations.NullMarked;
