/// What a hand-over to a human lost: whether the customer had to say it again, whether the packet
/// was read, and the packet that should have been sent.
@NullMarked
package io.candor.classifier.handoff;

import org.jspecify.annotations.NullMarked;
