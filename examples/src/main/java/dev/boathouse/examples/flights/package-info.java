/** One model through its whole life on real flights: will this flight arrive more than fifteen minutes late? */
@NullMarked
package dev.boathouse.examples.flights;

import org.jspecify.annotations.NullMarked;
