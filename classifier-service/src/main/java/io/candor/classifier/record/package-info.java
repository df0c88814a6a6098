/// Records from ingest and the facts they become. A record is stored first and acknowledged; its
/// texts are labelled after that, and the fact is handed on. There are no transactions: every step
/// is a compare-and-set on one document, done before the work that led to it is marked as done, so
// a
/// crash between two steps repeats the later one and loses nothing.
@NullMarked
package io.candor.classifier.record;

import org.jspecify.annotations.NullMarked;
