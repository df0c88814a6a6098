/// The rollback owner's authority on the command line: directives, who may order them, what a bot
/// is to do.
@NullMarked
package io.candor.cli.directive;

import org.jspecify.annotations.NullMarked;
