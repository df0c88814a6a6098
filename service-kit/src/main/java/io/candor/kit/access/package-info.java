/// Who calls, and what they may. People and machines bring a token of the organisation's identity
/// provider; the services of the suite know each other by their certificates. What a method asks
/// for
/// is an option of the contract (`candor/access/v1/access.proto`); a method without one is closed.
@NullMarked
package io.candor.kit.access;

import org.jspecify.annotations.NullMarked;
