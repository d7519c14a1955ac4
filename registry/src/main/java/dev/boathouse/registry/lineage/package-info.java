/** Where model versions came from and where their predictions went, and the graph that these make, as values. */
@NullMarked
package dev.boathouse.registry.lineage;

import org.jspecify.annotations.NullMarked;
