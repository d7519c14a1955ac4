/** What people must know of a model before they use it, on one page. */
@NullMarked
package dev.boathouse.core.card;

import org.jspecify.annotations.NullMarked;
