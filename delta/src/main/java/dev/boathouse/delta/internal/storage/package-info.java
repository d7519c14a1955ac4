/** How a table's folder is reached: locations, paths, the log store of local tables. Of this module's packages it sees the bytes of parquet alone. */
@NullMarked
package dev.boathouse.delta.internal.storage;

import org.jspecify.annotations.NullMarked;
