package io.candor.cli.importer;

/// What became of the lines of an import.
///
/// @param accepted durable from now on
/// @param duplicates durable before
/// @param refused written to the reject file
record ImportCounts(long accepted, long duplicates, long refused) {
  static final ImportCounts NONE = new ImportCounts(0, 0, 0);

  long total() {
    return accepted + duplicates + refused;
  }

  ImportCounts plus(ImportCounts other) {
    return new ImportCounts(
        accepted + other.accepted, duplicates + other.duplicates, refused + other.refused);
  }
}
