/** What must hold before a model may go live. */
@NullMarked
package dev.boathouse.core.check;

import org.jspecify.annotations.NullMarked;
