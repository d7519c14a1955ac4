/** From a frame to a model, the same model every time. */
@NullMarked
package dev.boathouse.core.training;

import org.jspecify.annotations.NullMarked;
