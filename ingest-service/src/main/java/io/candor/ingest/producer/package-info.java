/// Producers of events and their silences: who used to report and has not for much longer than
/// usual. What is usual is told from the hours in which something came; a silence that begins or
/// ends is handed on as a record.
@NullMarked
package io.candor.ingest.producer;

import org.jspecify.annotations.NullMarked;
