package io.candor.classifier.satisfaction;

/// Satisfaction as the model sees it.
///
/// @param rating expected rating, 1..5
/// @param satisfiedProbability probability of a rating of 4 or 5, 0..1
/// @param version of the model that said so
public record Score(double rating, double satisfiedProbability, String version) {}
