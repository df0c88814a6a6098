/// Routing: who is told of what. The decision is a pure function of the routing and the finding;
/// the routing itself is one document per workspace, checked whole, replaced whole, every version
/// kept. What a receiver does with a notification is none of its business.
@NullMarked
package io.candor.alert.route;

import org.jspecify.annotations.NullMarked;
