/// What a bot says it has done, against what its tools did; and what it promises.
@NullMarked
package io.candor.classifier.capability;

import org.jspecify.annotations.NullMarked;
