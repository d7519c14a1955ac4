/** Profiles: what is known of the columns of some rows, mergeable and the same to the byte in any order. */
@NullMarked
package dev.boathouse.monitoring.profile;

import org.jspecify.annotations.NullMarked;
