/** What the packages of monitoring share; free to change. */
@NullMarked
package dev.boathouse.monitoring.internal;

import org.jspecify.annotations.NullMarked;
