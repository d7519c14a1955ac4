/** Prepares changes of tables: writes what files they need, and says which files of the table they were made from. */
@NullMarked
package dev.boathouse.delta.internal.change;

import org.jspecify.annotations.NullMarked;
