/// Reads events from files and sends them to ingest-service. Lines that are no events are refused
/// here, the others by the service; either way a refused line lands in a reject file that can be
/// mended and sent again. Memory is bounded whatever the file holds: lines have a maximum length,
/// and sent events a byte budget.
@NullMarked
package io.candor.cli.importer;

import org.jspecify.annotations.NullMarked;
