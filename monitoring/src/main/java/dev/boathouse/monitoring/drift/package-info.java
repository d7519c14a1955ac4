/** Drift: what has changed between two profiles, and whether that is more than chance and enough to matter. */
@NullMarked
package dev.boathouse.monitoring.drift;

import org.jspecify.annotations.NullMarked;
