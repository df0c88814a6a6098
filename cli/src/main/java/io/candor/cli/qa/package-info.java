/// Commands of reviewers: what bots said, looked at by people.
@NullMarked
package io.candor.cli.qa;

import org.jspecify.annotations.NullMarked;
