/// Accounts as ingest-service keeps them, as text: the paying organisations behind the
/// conversations. Their segment and revenue say how much a defect costs.
@NullMarked
package io.candor.cli.account;

import org.jspecify.annotations.NullMarked;
