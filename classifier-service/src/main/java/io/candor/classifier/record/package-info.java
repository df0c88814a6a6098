/// Records from ingest and the facts they become. A record is labelled while its sender waits,
/// stored together with its fact in one document, queued for the next service, and only then
/// acknowledged. There are no transactions: a crash before the answer makes the sender send again,
/// and whatever was done before is found done.
@NullMarked
package io.candor.classifier.record;

import org.jspecify.annotations.NullMarked;
