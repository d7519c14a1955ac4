/** Who did what, when and why, and whether the record of it is whole. */
@NullMarked
package dev.boathouse.registry.audit;

import org.jspecify.annotations.NullMarked;
