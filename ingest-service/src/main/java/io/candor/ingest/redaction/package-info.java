/// Masking of personal data and secrets in free text, before anything is stored. Each kind has one
/// detector that reports spans; [Redactor] merges the spans and writes a placeholder in place of
/// each. Pure and thread-safe: no state, no I/O, and linear-time patterns only.
@NullMarked
package io.candor.ingest.redaction;

import org.jspecify.annotations.NullMarked;
