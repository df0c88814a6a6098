/// The two stores of the suite without an installation: a real PostgreSQL from packaged binaries
/// and a server that speaks MongoDB's wire protocol. They hold the data of a laptop and of the
/// tests and keep every acknowledged write when their process is killed. Clusters use real servers
/// instead.
@NullMarked
package io.candor.stores;

import org.jspecify.annotations.NullMarked;
