/// The kit's parts on a MongoDB store, without transactions: a document carries its own delivery
/// state, every change is a compare-and-set on one document, and all times are the server's. Only
/// operations that real MongoDB (7 and later) and the embedded server both do are used.
@NullMarked
package io.candor.kit.mongo;

import org.jspecify.annotations.NullMarked;
