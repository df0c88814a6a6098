package io.candor.alert.finding;

import java.util.Arrays;

/// A finding as it was received, serialised and without what customers wrote: handed through to
/// readers of the contract, so that fields which this service does not use reach them too. Opaque
/// and immutable.
public final class FindingDocument {
  private final byte[] bytes;

  private FindingDocument(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A document of these bytes.
  public static FindingDocument of(byte[] bytes) {
    return new FindingDocument(bytes.clone());
  }

  /// The bytes, a copy.
  public byte[] toByteArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FindingDocument document && Arrays.equals(bytes, document.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// Without the content.
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
