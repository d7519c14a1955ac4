/** Turns rows into data files. */
@NullMarked
package dev.boathouse.delta.internal.write;

import org.jspecify.annotations.NullMarked;
