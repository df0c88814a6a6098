/// `candor check`: the checks of the classifier in the process of the command line, without a
/// service and without a store. It stands here because the command line knows no service, and no
/// service the command line.
@NullMarked
package io.candor.standalone.check;

import org.jspecify.annotations.NullMarked;
