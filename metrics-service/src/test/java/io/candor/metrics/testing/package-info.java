/// What the tests of this service share: the service on a real database, and facts to send to it.
@org.jspecify.annotations.NullMarked
package io.candor.metrics.testing;
