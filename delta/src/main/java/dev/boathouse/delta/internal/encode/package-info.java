/** Turns columns into pages, and pages into one Parquet file. Knows nothing of tables. */
@NullMarked
package dev.boathouse.delta.internal.encode;

import org.jspecify.annotations.NullMarked;
