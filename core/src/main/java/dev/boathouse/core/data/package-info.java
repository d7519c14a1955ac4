/** Immutable columns in memory: a {@link dev.boathouse.core.data.Frame} of typed columns that knows where its rows came from. */
@NullMarked
package dev.boathouse.core.data;

import org.jspecify.annotations.NullMarked;
