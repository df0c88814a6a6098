/// Feedback: words of customers outside conversations, such as reviews and net promoter comments.
/// The fold is pure. Ingest only hands their state on; nobody reads it here.
@NullMarked
package io.candor.ingest.feedback;

import org.jspecify.annotations.NullMarked;
