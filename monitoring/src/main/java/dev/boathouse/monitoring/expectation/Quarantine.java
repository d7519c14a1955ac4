package dev.boathouse.monitoring.expectation;

import dev.boathouse.core.data.Frame;

/**
 * Rows in two parts: those that pass every critical expectation on rows, and those that fail one or more. Together they are what was given, row for
 * row, each part in the order of the rows. What is expected of the table or of figures, and less severe expectations, send no row away; {@code
 * mostly} lets no row through that is not as expected itself. A row that an expectation does not look at, because of a null, passes it.
 *
 * @param passing the rows that pass, with the columns that were given
 * @param failing the rows that fail, with one more column
 * @param reasons the name of that column, an array of texts: what failed, as {@link Expectation#toString} writes it, in the order of the expectations
 */
public record Quarantine(Frame passing, Frame failing, String reasons) {}
