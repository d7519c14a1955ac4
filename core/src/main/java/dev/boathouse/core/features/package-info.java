/** From columns to numbers: what is declared before training, fitted on training data only, and stored inside the model. */
@NullMarked
package dev.boathouse.core.features;

import org.jspecify.annotations.NullMarked;
