/// What producers report: one record per kind of event, as told, without any merging. A component
/// that is `null` or an empty list was not named by the event and changes nothing; a value that is
/// there replaces what older events said. Pure values without I/O.
@NullMarked
package io.candor.ingest.report;

import org.jspecify.annotations.NullMarked;
