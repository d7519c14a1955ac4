/** From features to scores: numbers and how to combine them, as data that travels in a model. */
@NullMarked
package dev.boathouse.core.predictor;

import org.jspecify.annotations.NullMarked;
