/// Accounts: their state and its history, so that a cut by segment or plan can use what was true
/// when a conversation closed. The fold is pure; the store keeps its latest result, and the edge
/// serves it. A report without an event time is true since ever.
@NullMarked
package io.candor.ingest.account;

import org.jspecify.annotations.NullMarked;
