/// Turns a failed call into words: what failed, which field was wrong, what may be done about it.
/// The canonical code, the reason and the details of `google.rpc` are kept, since people search for
/// them. Stack traces are for bugs only.
@NullMarked
package io.candor.cli.error;

import org.jspecify.annotations.NullMarked;
