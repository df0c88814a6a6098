/// Things to be done at a time: each timer stands in the store, fires once over all replicas inside
/// a transaction of its workspace, and survives any crash. What is to be done belongs to the
/// feature that set it.
@NullMarked
package io.candor.alert.timer;

import org.jspecify.annotations.NullMarked;
