/// The twelve-KPI panel as text. A deflection rate is never printed without the three CSATs that
/// gate it, its verdict, and how many conversations and answers stand behind each figure.
@NullMarked
package io.candor.cli.panel;

import org.jspecify.annotations.NullMarked;
