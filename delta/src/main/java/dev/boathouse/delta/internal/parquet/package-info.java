/**
 * Parquet files as columns: pages are decoded in bulk into the arrays behind {@link dev.boathouse.core.data.Column}. Knows nothing of Delta.
 * The format is that of "Apache Parquet Format", sections "Encodings", "Data Pages" and "Logical Types"; footers are read by parquet-java.
 */
@org.jspecify.annotations.NullMarked
package dev.boathouse.delta.internal.parquet;
