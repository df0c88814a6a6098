/// Commands about the canonical policy and about what bots say by it.
@NullMarked
package io.candor.cli.policy;

import org.jspecify.annotations.NullMarked;
