/// The diagnosis behind the score as text: which part of the product, what broke, in whose words.
/// Weeks here are those in which the words were written, unlike the panel's cohort weeks.
@NullMarked
package io.candor.cli.diagnosis;

import org.jspecify.annotations.NullMarked;
