/// Reviews: the documents of weeks, months and quarters, made once when they are due, with action
/// items that stay until somebody says that they are done, and become findings when they are
/// overdue.
@NullMarked
package io.candor.alert.review;

import org.jspecify.annotations.NullMarked;
