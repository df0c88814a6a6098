/// The channels of Slack. A Slack app keeps a thread for each topic and its first message up to
/// date;
/// incoming webhooks answer with no id, so they cannot. What is sent: a fallback text and a few
/// blocks, with link buttons only, since others need an endpoint behind them. Text of ours is
/// escaped, so that no name can mention people or make links. Tokens and webhook URLs are secrets.
@NullMarked
package io.candor.alert.notify.slack;

import org.jspecify.annotations.NullMarked;
