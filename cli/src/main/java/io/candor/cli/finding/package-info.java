/// What the figures found, as text: every kind with its figure, its interval and how sure it is.
/// A finding is a fact of metrics-service; who was told of it is an incident's matter.
@NullMarked
package io.candor.cli.finding;

import org.jspecify.annotations.NullMarked;
