/** How good predictions are beside the truth, as numbers, tables and curves. */
@NullMarked
package dev.boathouse.core.metric;

import org.jspecify.annotations.NullMarked;
