/** Shared by Boathouse modules of the same version, by nobody else: bulk access to columns, hashing, safe JSON. */
@NullMarked
package dev.boathouse.core.internal;

import org.jspecify.annotations.NullMarked;
