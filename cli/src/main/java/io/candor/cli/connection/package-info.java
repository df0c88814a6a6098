/// Where the services are and how they are called. A local suite says in its run file which ports
/// it took; a remote one is named by `--target`. Calls carry a deadline, and every failure keeps
/// its gRPC status.
@NullMarked
package io.candor.cli.connection;

import org.jspecify.annotations.NullMarked;
