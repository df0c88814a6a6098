/// Releases of parts of the product: what a spike of complaints may follow. The fold is pure.
/// Ingest only hands their state on; nobody reads it here.
@NullMarked
package io.candor.ingest.release;

import org.jspecify.annotations.NullMarked;
