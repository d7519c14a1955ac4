/** A room of the faulty house that is null-marked. */
@NullMarked
package archfixture.core.model;

import org.jspecify.annotations.NullMarked;
