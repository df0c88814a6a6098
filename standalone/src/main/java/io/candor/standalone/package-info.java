/// The whole suite in one JVM: the four services over an embedded PostgreSQL and document store in
/// one data directory. It is the default on a laptop and the ground of the demo. The services run
/// unchanged and talk through their gRPC ports, exactly as in a cluster; only the stores are ours.
@NullMarked
package io.candor.standalone;

import org.jspecify.annotations.NullMarked;
