/// All checks of a conversation's words together, with what they are measured by in a workspace:
/// its policy, its settings, the tools that its bots are known to have.
@NullMarked
package io.candor.classifier.check;

import org.jspecify.annotations.NullMarked;
