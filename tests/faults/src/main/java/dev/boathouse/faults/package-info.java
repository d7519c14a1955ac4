/** Processes that are killed and disks that fail while tables are written, and what must be left of the tables then. */
@NullMarked
package dev.boathouse.faults;

import org.jspecify.annotations.NullMarked;
