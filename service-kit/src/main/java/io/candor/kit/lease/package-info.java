/// Work that must happen once although many replicas could do it: a named lease in the store, with
/// a fence that grows with every new holder, and periodic jobs on top of it. All times come from
/// the store's clock, so replicas with wrong clocks agree.
@NullMarked
package io.candor.kit.lease;

import org.jspecify.annotations.NullMarked;
