/// Checks messages against the rules in the contract (protovalidate).
/// The edge checks every request before its method runs; a service checks the items of a batch that
/// are answered one by one itself, with [ContractValidator].
@NullMarked
package io.candor.kit.validation;

import org.jspecify.annotations.NullMarked;
