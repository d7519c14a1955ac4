/** What must be there before an alias may move, and who may move it: policies as values, kept as events, written as JSON files. */
@NullMarked
package dev.boathouse.registry.policy;

import org.jspecify.annotations.NullMarked;
