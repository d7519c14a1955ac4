/** How a table's folder is reached: locations, paths, the log store of local tables. Sees no other package of this module. */
@NullMarked
package dev.boathouse.delta.internal.storage;

import org.jspecify.annotations.NullMarked;
