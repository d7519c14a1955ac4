/** Watching over time: what a window is compared with, what is an alarm, and what to do about it. Values only; the host acts. */
@NullMarked
package dev.boathouse.monitoring.watch;

import org.jspecify.annotations.NullMarked;
