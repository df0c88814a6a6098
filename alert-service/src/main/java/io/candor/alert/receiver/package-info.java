/// Receivers: the ways out to people and their tools, as a workspace has configured them. Only what
/// they are and what can come of a send; how each is sent to stands in the packages below `notify`.
@NullMarked
package io.candor.alert.receiver;

import org.jspecify.annotations.NullMarked;
