/// The audit log on the command line.
@NullMarked
package io.candor.cli.audit;

import org.jspecify.annotations.NullMarked;
