/// Review by people of what bots said: a weekly draw that nobody can steer, everything in which a
/// check found something, a queue with claims, verdicts that decide statement by statement, and a
/// report that holds the checks against the reviewers.
@NullMarked
package io.candor.classifier.qa;

import org.jspecify.annotations.NullMarked;
