/** How a registry lies in storage: rows of events, their chain of hashes, artifacts under their digests. */
@NullMarked
package dev.boathouse.registry.internal;

import org.jspecify.annotations.NullMarked;
