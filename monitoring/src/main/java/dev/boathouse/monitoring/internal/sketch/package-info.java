/** Accumulators that do not care about order: exact sums, histograms, levels; and how they are stored. Free to change. */
@NullMarked
package dev.boathouse.monitoring.internal.sketch;

import org.jspecify.annotations.NullMarked;
