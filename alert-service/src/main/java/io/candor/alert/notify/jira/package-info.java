/// The channel of Jira: an issue for each topic, comments for what happens to it, transitions when
/// it is over or comes back. Cloud and Data Center differ in the version of the API, in the form of
/// texts, in how issues are searched, and in the log-in.
@NullMarked
package io.candor.alert.notify.jira;

import org.jspecify.annotations.NullMarked;
