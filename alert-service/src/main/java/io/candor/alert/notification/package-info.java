/// What a receiver is told, in the form that every channel can render. It is made when the decision
/// is made and waits in the outbox as it is, so that a later change of its topic does not rewrite
/// it.
@NullMarked
package io.candor.alert.notification;

import org.jspecify.annotations.NullMarked;
