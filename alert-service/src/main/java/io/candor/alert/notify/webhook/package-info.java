/// The channel of signed webhooks, as Standard Webhooks describes it. Bodies are signed with HMAC
/// SHA-256 over id, time and body; while a secret is being replaced every request carries a second
/// signature. The body is built once per notification, so that every repeat is the same but its
/// time.
@NullMarked
package io.candor.alert.notify.webhook;

import org.jspecify.annotations.NullMarked;
