/** Accumulators that do not care about order, and the statistics computed from them; free to change. */
@NullMarked
package dev.boathouse.monitoring.internal;

import org.jspecify.annotations.NullMarked;
