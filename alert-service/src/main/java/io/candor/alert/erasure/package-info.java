/// Who was erased: follow-ups and stored findings name them no more, and a finding that was made
/// before does not bring them back.
@NullMarked
package io.candor.alert.erasure;

import org.jspecify.annotations.NullMarked;
