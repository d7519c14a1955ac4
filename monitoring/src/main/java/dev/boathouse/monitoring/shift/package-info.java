/** Drift that no single column shows, and drift of what a model says: rows as a whole, calibration, performance. */
@NullMarked
package dev.boathouse.monitoring.shift;

import org.jspecify.annotations.NullMarked;
