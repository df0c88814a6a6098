/// The alert service: findings in, incidents and notifications out. Its beans exist only in the
/// application context of this service, so that all four services can run in one process. What it
/// is made of stands in the packages below, one per feature.
@Configuration
@Requires(property = "candor.service", value = "alert")
@NullMarked
package io.candor.alert;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
