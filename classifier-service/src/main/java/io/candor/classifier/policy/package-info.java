/// The canonical policy of a workspace and the check of what a bot says against it. Statements are
/// read sentence by sentence, given a topic, and compared with the assertion that was valid when
/// they were said and whose conditions fit the customer and the sentence.
@NullMarked
package io.candor.classifier.policy;

import org.jspecify.annotations.NullMarked;
