/// The rollback owner's authority over bots. A directive is proposed by a finding or a person,
/// ordered by the owner (or by sufficient evidence alone), delivered to the bot's platform until it
/// is acknowledged, and reverted by another directive. What a bot is to do, now and at any past
/// moment, is a fold over what was declared and ordered.
@NullMarked
package io.candor.alert.directive;

import org.jspecify.annotations.NullMarked;
