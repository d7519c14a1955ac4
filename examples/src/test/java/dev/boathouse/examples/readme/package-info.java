/** Keeps the claims of README's first screen true. */
@NullMarked
package dev.boathouse.examples.readme;

import org.jspecify.annotations.NullMarked;
