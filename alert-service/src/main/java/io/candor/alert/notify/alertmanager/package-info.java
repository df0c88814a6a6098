/// The channel of webhooks in Alertmanager's form, for tools that take its calls.
@NullMarked
package io.candor.alert.notify.alertmanager;

import org.jspecify.annotations.NullMarked;
