/** Tables with one damaged file each, and what is said of them. */
@NullMarked
package dev.boathouse.damage;

import org.jspecify.annotations.NullMarked;
