/** Profiles of data and predictions, and what has drifted between two of them. */
@NullMarked
package dev.boathouse.monitoring;

import org.jspecify.annotations.NullMarked;
