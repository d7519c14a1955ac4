/** How a table's folder is reached: locations, paths, the log stores of local tables and of HDFS, what writers need of a disk. Of this module's packages it sees the bytes of parquet alone. */
@NullMarked
package dev.boathouse.delta.internal.storage;

import org.jspecify.annotations.NullMarked;
