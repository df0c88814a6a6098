/// What the tests of alert-service share: builders of findings, a local receiver that can
/// misbehave, and the whole service on a real database. Nothing here is a mock.
@NullMarked
package io.candor.alert.testing;

import org.jspecify.annotations.NullMarked;
