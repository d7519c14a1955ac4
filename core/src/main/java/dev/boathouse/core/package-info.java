/** What every other package speaks: the few exceptions of the library, each telling what the caller can do, and progress. */
@NullMarked
package dev.boathouse.core;

import org.jspecify.annotations.NullMarked;
