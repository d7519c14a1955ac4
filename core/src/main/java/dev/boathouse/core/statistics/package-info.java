/** How sure a number is: intervals, tests and resampling over rows. */
@NullMarked
package dev.boathouse.core.statistics;

import org.jspecify.annotations.NullMarked;
