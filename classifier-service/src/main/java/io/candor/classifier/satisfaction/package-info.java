/// How satisfied a customer probably was, for every conversation and every verbatim, rated or not:
/// an expected rating and the probability of a rating of 4 or 5. Starts with fixed weights, learns
/// from the workspace's own rated ones, goes live only when it predicts held-back ratings better
/// than what it replaces, and says how wrong it is.
@NullMarked
package io.candor.classifier.satisfaction;

import org.jspecify.annotations.NullMarked;
