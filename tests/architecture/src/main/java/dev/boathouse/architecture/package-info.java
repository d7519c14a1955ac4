/** The rules of the house as tests: arrows, signatures, names, forbidden calls, sizes and comments. */
@NullMarked
package dev.boathouse.architecture;

import org.jspecify.annotations.NullMarked;
