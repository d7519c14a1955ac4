/** Models as data: what they read and answer, how they came to be, how they score, and the package they travel in. */
@NullMarked
package dev.boathouse.core.model;

import org.jspecify.annotations.NullMarked;
