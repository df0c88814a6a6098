/// Brings notifications to receivers: one relay per receiver, so that a slow one delays no other;
/// a sender per channel; a send is done only once it is recorded. At least once: after a crash
/// between the two the same notification goes out again under the same id.
@NullMarked
package io.candor.alert.notify;

import org.jspecify.annotations.NullMarked;
