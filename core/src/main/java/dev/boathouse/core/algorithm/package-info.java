/** How models learn: the algorithms with their parameters, as values. */
@NullMarked
package dev.boathouse.core.algorithm;

import org.jspecify.annotations.NullMarked;
