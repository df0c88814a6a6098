/// Tests of the embedded stores: they run the servers as child processes and kill them.
@NullMarked
package io.candor.stores;

import org.jspecify.annotations.NullMarked;
