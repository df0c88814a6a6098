/// Links by which the rollback owner decides about a directive: signed, good for one decision and
/// for a limited time, opened as a small page that asks before it does anything.
@NullMarked
package io.candor.alert.link;

import org.jspecify.annotations.NullMarked;
