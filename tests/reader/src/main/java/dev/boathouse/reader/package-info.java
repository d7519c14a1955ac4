/** A process that reads and changes tables with Boathouse and says as text what it has read. */
@NullMarked
package dev.boathouse.reader;

import org.jspecify.annotations.NullMarked;
