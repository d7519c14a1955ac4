/** Expectations: what must hold of data before it is used, as values, in the vocabulary of Great Expectations. */
@NullMarked
package dev.boathouse.monitoring.expectation;

import org.jspecify.annotations.NullMarked;
