/// Commands that forget customers and accounts.
@NullMarked
package io.candor.cli.erasure;

import org.jspecify.annotations.NullMarked;
