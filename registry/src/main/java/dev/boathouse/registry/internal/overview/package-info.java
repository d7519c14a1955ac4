/** Pages that show what a registry holds. */
@NullMarked
package dev.boathouse.registry.internal.overview;

import org.jspecify.annotations.NullMarked;
