/// Who was erased, handed on: alerting keeps the accounts and customers behind its incidents, and
/// cannot tell from a finding that names them no more whether they were erased or whether only the
/// weeks have passed.
@NullMarked
package io.candor.metrics.erasure;

import org.jspecify.annotations.NullMarked;
