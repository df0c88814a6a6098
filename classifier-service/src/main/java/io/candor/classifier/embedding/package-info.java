/// Turns texts into vectors with a sentence model that runs inside the process.
/// The tokenizer is plain Java and the model is called through onnxruntime directly, one caller per
/// core, so that a text costs what the raw model costs.
/// A stored vector depends on its text and the model alone, never on what was embedded beside it.
@NullMarked
package io.candor.classifier.embedding;

import org.jspecify.annotations.NullMarked;
