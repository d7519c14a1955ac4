/** Models as numbered versions, with lineage, gates, aliases and an audit trail in one Delta table. */
@NullMarked
package dev.boathouse.registry;

import org.jspecify.annotations.NullMarked;
