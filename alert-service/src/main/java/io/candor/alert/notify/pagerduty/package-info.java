/// The channel of PagerDuty's Events API v2. The dedup key is the topic, so that acknowledging and
/// resolving here does so there.
@NullMarked
package io.candor.alert.notify.pagerduty;

import org.jspecify.annotations.NullMarked;
