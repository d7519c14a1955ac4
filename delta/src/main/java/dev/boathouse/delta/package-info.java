/** Delta Lake tables: versions pinned for reading, commits that are put-if-absent for writing. */
@NullMarked
package dev.boathouse.delta;

import org.jspecify.annotations.NullMarked;
