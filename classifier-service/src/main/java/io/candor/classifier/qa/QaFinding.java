package io.candor.classifier.qa;

import io.candor.classifier.policy.PolicyClass;

/// A statement that a check found to break the policy.
///
/// @param id as [io.candor.classifier.policy.Violation#id()] gives it
public record QaFinding(String id, PolicyClass policyClass) {}
