/// Conversations as ingest-service keeps them, as text: what was said, what was done, what the
/// customer said after. What is shown has been masked before it was stored.
@NullMarked
package io.candor.cli.conversation;

import org.jspecify.annotations.NullMarked;
