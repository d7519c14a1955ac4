/** Which files make up a version of a table, and how a version comes to be. Stands on storage and parquet. */
@NullMarked
package dev.boathouse.delta.internal.log;

import org.jspecify.annotations.NullMarked;
