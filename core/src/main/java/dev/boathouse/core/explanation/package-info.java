/** Why a model answers what it answers: what features contribute to a row, and how much columns matter. */
@NullMarked
package dev.boathouse.core.explanation;

import org.jspecify.annotations.NullMarked;
