/** Figures and pictures of columns, for the pages of this module. */
@NullMarked
package dev.boathouse.monitoring.internal.page;

import org.jspecify.annotations.NullMarked;
