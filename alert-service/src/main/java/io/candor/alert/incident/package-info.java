/// Incidents: what somebody must take care of. A confirmed finding becomes exactly one, which
/// later revisions of the finding update, clear and re-open, and which people acknowledge and
/// resolve. Every change, and every decision to tell somebody of it or not, stands in its time
/// line.
@NullMarked
package io.candor.alert.incident;

import org.jspecify.annotations.NullMarked;
