/** A room of the faulty house that is null-marked. */
@NullMarked
package archfixture.core.evaluation;

import org.jspecify.annotations.NullMarked;
