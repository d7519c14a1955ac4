/** Random Parquet files, and what another reader makes of them. */
@NullMarked
package dev.boathouse.parquet;

import org.jspecify.annotations.NullMarked;
