/// Commands about hand-overs to humans.
@NullMarked
package io.candor.cli.handoff;

import org.jspecify.annotations.NullMarked;
