/** Tests and distances of two samples that the host holds in arrays. For profiles and tables see {@code drift}. */
@NullMarked
package dev.boathouse.monitoring.statistics;

import org.jspecify.annotations.NullMarked;
