/// Who is hit and what it is worth: the accounts behind low verbatims, by segment, with their
/// revenue in one currency, their renewals and their stage, and in what the verbatims concentrate.
/// Pure; accounts are taken as they were at an instant that the caller chooses.
@NullMarked
package io.candor.metrics.impact;

import org.jspecify.annotations.NullMarked;
