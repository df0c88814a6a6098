/// The test kit of every service: an in-process server with the production interceptors, and rules
/// that each service's tests apply to its classes, its schema and its errors.
/// Shipped as the test-jar of this module.
@NullMarked
package io.candor.kit.testing;

import org.jspecify.annotations.NullMarked;
