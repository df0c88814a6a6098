/// Forgetting customers and accounts. An erasure keeps a keyed digest of whom it is about: every
/// fold asks for it, so that what is there and what comes later is forgotten in the same way. What
/// was there is found by a search in the background, and marked, so that it is folded once more.
@NullMarked
package io.candor.ingest.erasure;

import org.jspecify.annotations.NullMarked;
