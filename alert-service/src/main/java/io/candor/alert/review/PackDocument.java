package io.candor.alert.review;

/// A message of the contract, serialised: handed through to readers. Opaque and immutable.
public final class PackDocument {
  private final byte[] bytes;

  private PackDocument(byte[] bytes) {
    this.bytes = bytes;
  }

  /// A document of these bytes.
  static PackDocument of(byte[] bytes) {
    return new PackDocument(bytes.clone());
  }

  /// The bytes, a copy.
  byte[] toByteArray() {
    return bytes.clone();
  }

  /// Without the content.
  @Override
  public String toString() {
    return bytes.length + " bytes";
  }
}
