/// Certificates of the suite's connections, read again while the service runs.
@NullMarked
package io.candor.kit.tls;

import org.jspecify.annotations.NullMarked;
