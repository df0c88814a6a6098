/// The channel of Slack's incoming webhooks: a fallback text and a few blocks, with link buttons
/// only, since others need an application behind them. Text of ours is escaped, so that no name can
/// mention people or make links. The webhook's URL is a secret.
@NullMarked
package io.candor.alert.notify.slack;

import org.jspecify.annotations.NullMarked;
