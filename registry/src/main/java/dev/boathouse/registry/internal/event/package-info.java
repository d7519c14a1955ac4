/** What events say: one record for each type of event, and its JSON text. */
@NullMarked
package dev.boathouse.registry.internal.event;

import org.jspecify.annotations.NullMarked;
