/** Pages as HTML: one file each that needs nothing from outside. */
@NullMarked
package dev.boathouse.report;

import org.jspecify.annotations.NullMarked;
