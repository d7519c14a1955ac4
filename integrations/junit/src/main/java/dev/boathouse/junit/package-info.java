/** The quality of a model as a JUnit test: assertions, an extension that compares candidate and champion once a class, and fixtures. */
@NullMarked
package dev.boathouse.junit;

import org.jspecify.annotations.NullMarked;
