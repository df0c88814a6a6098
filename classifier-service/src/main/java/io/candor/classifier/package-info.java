/// Classifier: says what records mean. Takes in the revisioned records of ingest, labels their
/// texts with area, theme, archetype and sentiment, derives how conversations ended, and hands
/// classified facts on. The beans of this package and below exist only in the application context
/// of this service.
@Configuration
@Requires(property = "candor.service", value = "classifier")
@NullMarked
package io.candor.classifier;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
