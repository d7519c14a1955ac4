/** What the events amount to: rules that every event must keep, whoever wrote it, and the state after those that do. */
@NullMarked
package dev.boathouse.registry.internal.state;

import org.jspecify.annotations.NullMarked;
