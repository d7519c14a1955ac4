/** Statistics of two samples, their distributions when nothing has changed, computed from sketches and counts. Free to change. */
@NullMarked
package dev.boathouse.monitoring.internal.inference;

import org.jspecify.annotations.NullMarked;
