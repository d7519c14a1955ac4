/** Reads tables: which files and rows are wanted, and the columns that they have. */
@NullMarked
package dev.boathouse.delta.internal.scan;

import org.jspecify.annotations.NullMarked;
