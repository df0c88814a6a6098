/// The guided tour: the shipped sample through a running suite, and what comes out at the other
/// end. It only runs other commands, so that everything shown can be called again by hand.
@NullMarked
package io.candor.cli.demo;

import org.jspecify.annotations.NullMarked;
