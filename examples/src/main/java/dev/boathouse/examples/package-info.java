/** Whole lifecycles on real data, to run and to read. */
@NullMarked
package dev.boathouse.examples;

import org.jspecify.annotations.NullMarked;
