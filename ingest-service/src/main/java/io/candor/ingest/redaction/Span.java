package io.candor.ingest.redaction;

/// A part of a text to be masked: `[start, end)` in UTF-16 code units.
record Span(int start, int end, MaskKind kind) {

  Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("span: [" + start + ", " + end + ")");
    }
  }

  boolean overlaps(int otherStart, int otherEnd) {
    return start < otherEnd && otherStart < end;
  }
}
