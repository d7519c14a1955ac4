/** How good a model is, whether it beats another on the same rows, and what must hold before it may go live. */
@NullMarked
package dev.boathouse.core.evaluation;

import org.jspecify.annotations.NullMarked;
