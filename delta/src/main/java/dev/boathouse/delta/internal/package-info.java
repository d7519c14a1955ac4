/** How tables are found in their logs and turned into columns; free to change, for no one outside Boathouse to use. */
@NullMarked
package dev.boathouse.delta.internal;

import org.jspecify.annotations.NullMarked;
