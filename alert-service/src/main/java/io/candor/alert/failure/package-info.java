/// The failures that callers of alert-service are told about: its entries of the error catalogue.
/// Each has one meaning for ever; callers branch on the reason and never on a text. Failures of
/// every service (validation, overload, a store that is away) stand in the kit's catalogue.
@NullMarked
package io.candor.alert.failure;

import org.jspecify.annotations.NullMarked;
