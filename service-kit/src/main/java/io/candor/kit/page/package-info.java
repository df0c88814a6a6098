/// Paging of list methods as AIP-158 has it: a clamped page size and an opaque, signed token.
/// A token says where the next page starts; its signature binds it to the method and the filter it
/// was issued for, so that nobody can read another list with it or make one up.
@NullMarked
package io.candor.kit.page;

import org.jspecify.annotations.NullMarked;
