/** Boathouse side by side with its peers, in one run on one machine. */
@NullMarked
package dev.boathouse.benchmarks;

import org.jspecify.annotations.NullMarked;
