/// Whoever reports events, as ingest has found them: silent, or heard.
@NullMarked
package io.candor.metrics.producer;

import org.jspecify.annotations.NullMarked;
