/// Digests that recognise a content and give nothing away about it.
@NullMarked
package io.candor.kit.digest;

import org.jspecify.annotations.NullMarked;
