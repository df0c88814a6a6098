package io.candor.classifier.policy;

/// Something that speaks for or against a conclusion about a subject.
///
/// @param <T> what it is read from
interface Sign<T> {
  /// 0 or 1 unless a sign says otherwise.
  double of(T subject);
}
